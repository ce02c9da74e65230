package afterimage.app.system;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** TensorFlow and GTK write to the process's standard error: the log takes its place, the terminal has the rest. */
public final class NativeErrors {
    private static final int STANDARD_ERROR = 2;

    /** Sends standard error to {@code log}; {@link System#err} keeps writing to the terminal. */
    static void redirect(Path log) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            // There TensorFlow is kept quiet by the variables that afterimage.bat sets.
            return;
        }
        try {
            int terminal = c("dup", STANDARD_ERROR);
            Pointer file = Function.getFunction("c", "fopen").invokePointer(new Object[] {log.toString(), "a"});
            if (terminal >= 0 && file != null && c("dup2", c("fileno", file), STANDARD_ERROR) >= 0) {
                System.setErr(new PrintStream(open(terminal), true, StandardCharsets.UTF_8));
            }
        } catch (LinkageError e) {
            LoggerFactory.getLogger(NativeErrors.class).info("standard error stays as it is", e);
        }
    }

    /** Whether standard output is a terminal that someone watches. */
    public static boolean isTerminal() {
        try {
            return c("isatty", 1) == 1;
        } catch (LinkageError e) {
            return false;
        }
    }

    private static int c(String name, Object... values) {
        return Function.getFunction("c", name).invokeInt(values);
    }

    private static OutputStream open(int descriptor) {
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                int written = 1;
                for (int done = 0; done < count && written > 0; done += written) {
                    byte[] rest = Arrays.copyOfRange(bytes, offset + done, offset + count);
                    written = c("write", descriptor, rest, new NativeLong(rest.length));
                }
            }
        };
    }
}
