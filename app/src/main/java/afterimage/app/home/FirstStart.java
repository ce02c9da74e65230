package afterimage.app.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Whether the program greets somebody who has not seen it: until an empty file among the user's says that it did. */
public record FirstStart(Path home) {
    private static final String MARK = ".greeted";

    /** Whether it is the first; from now on it is not. Where that cannot be written, the next start greets again. */
    public boolean greets() {
        boolean first = !Files.exists(home.resolve(MARK));
        try {
            if (first) {
                Files.createDirectories(home);
                Files.createFile(home.resolve(MARK));
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(FirstStart.class).warn("cannot remember the first start", e);
        }
        return first;
    }
}
