package afterimage.app.system;

import afterimage.engine.device.CLibrary;
import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** TensorFlow and GTK write to the process's standard error: the log takes its place, the terminal has the rest. */
public final class NativeErrors {
    private static final int STANDARD_ERROR = 2;

    /** Sends standard error to {@code log}; {@link System#err} keeps writing to the terminal. */
    static void redirect(Path log) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            // There TensorFlow is kept quiet by the variables that afterimage.bat sets.
            return;
        }
        int terminal = CLibrary.call("dup", STANDARD_ERROR);
        if (terminal < 0) {
            return;
        }
        Pointer file = Function.getFunction("c", "fopen").invokePointer(new Object[] {log.toString(), "a"});
        if (file != null && CLibrary.call("dup2", CLibrary.call("fileno", file), STANDARD_ERROR) >= 0) {
            System.setErr(new PrintStream(open(terminal), true, StandardCharsets.UTF_8));
        }
    }

    /** Whether standard output is a terminal that someone watches. */
    public static boolean isTerminal() {
        return CLibrary.call("isatty", 1) == 1;
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
                    written = CLibrary.call("write", descriptor, rest, new NativeLong(rest.length));
                }
            }
        };
    }
}
