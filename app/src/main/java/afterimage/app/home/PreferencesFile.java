package afterimage.app.home;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/** The preferences on disk. They are a convenience: a file that cannot be read or written is only logged. */
public final class PreferencesFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private Preferences now;

    public PreferencesFile(Path file) {
        this.file = file;
        now = read(Preferences.NONE);
    }

    public synchronized Preferences get() {
        return now;
    }

    /** Changes what the file holds now, which another window may have written meanwhile. Slow, as disks are. */
    public synchronized void change(UnaryOperator<Preferences> change) {
        now = change.apply(read(now));
        try {
            SafeFile.writeText(file, JSON.writeValueAsString(now));
        } catch (IOException | BadInput e) {
            LoggerFactory.getLogger(PreferencesFile.class).warn("not remembered", e);
        }
    }

    private Preferences read(Preferences otherwise) {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try {
            Preferences found = JSON.readValue(SafeFile.readText(file, MAX_BYTES, "preferences"), Preferences.class);
            return found == null ? otherwise : found;
        } catch (IOException | BadInput e) {
            LoggerFactory.getLogger(PreferencesFile.class).warn("{} is broken and not used", file, e);
            return otherwise;
        }
    }
}
