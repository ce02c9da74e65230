package afterimage.app.system;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** TensorFlow and GTK write to the process's standard error: the log takes its place, the terminal has the rest. */
public final class NativeErrors {
    private static final int STANDARD_ERROR = 2;

    private interface C extends Library {
        int dup(int descriptor);

        int dup2(int from, int to);

        Pointer fopen(String path, String mode);

        int fileno(Pointer file);

        NativeLong write(int descriptor, byte[] bytes, NativeLong count);

        int isatty(int descriptor);
    }

    /** Sends standard error to {@code log}; {@link System#err} keeps writing to the terminal. */
    static void redirect(Path log) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            // There TensorFlow is kept quiet by the variables that afterimage.bat sets.
            return;
        }
        try {
            C c = Native.load("c", C.class);
            int terminal = c.dup(STANDARD_ERROR);
            Pointer file = c.fopen(log.toString(), "a");
            if (terminal < 0 || file == null || c.dup2(c.fileno(file), STANDARD_ERROR) < 0) {
                return;
            }
            System.setErr(new PrintStream(open(c, terminal), true, StandardCharsets.UTF_8));
        } catch (LinkageError e) {
            Logger.getLogger(NativeErrors.class.getName()).log(Level.INFO, "standard error stays as it is", e);
        }
    }

    /** Whether standard output is a terminal that someone watches. */
    public static boolean isTerminal() {
        try {
            return Native.load("c", C.class).isatty(1) == 1;
        } catch (LinkageError e) {
            return false;
        }
    }

    private static OutputStream open(C c, int descriptor) {
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                int done = 0;
                while (done < count) {
                    byte[] rest = Arrays.copyOfRange(bytes, offset + done, offset + count);
                    int written = c.write(descriptor, rest, new NativeLong(rest.length))
                            .intValue();
                    if (written <= 0) {
                        return;
                    }
                    done += written;
                }
            }
        };
    }
}
