package afterimage.app.system;

import afterimage.engine.device.NativeFiles;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * TensorFlow's libraries, kept, opened so that they find their own symbols first. Mesa, which draws for JavaFX on
 * Linux, has another LLVM loaded for the whole process: without this two thousand calls go there, and some of them
 * crash.
 */
public record OwnSymbols(List<NativeLibrary> opened) {
    /** Of Linux's {@code dlopen}: RTLD_LAZY and RTLD_DEEPBIND. */
    private static final int LAZY_AND_OWN_FIRST = 1 | 8;

    /** Before anything else loads TensorFlow; unpacks it if need be. On other systems libraries find their own anyway. */
    public static OwnSymbols open() {
        List<NativeLibrary> opened = new ArrayList<>();
        try {
            for (Path file : NativeFiles.unpack()) {
                opened.add(NativeLibrary.getInstance(
                        file.toString(), Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_OWN_FIRST)));
            }
        } catch (IOException | LinkageError e) {
            // Whoever loads it next says what is wrong with it.
            LoggerFactory.getLogger(OwnSymbols.class).warn("TensorFlow's libraries are not opened ahead", e);
        }
        return new OwnSymbols(opened);
    }
}
