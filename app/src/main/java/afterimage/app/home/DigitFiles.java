package afterimage.app.home;

import afterimage.engine.digits.Mnist;
import java.nio.file.Path;

/** The digit files: those of the program, or those of the folder that AFTERIMAGE_DATA names. */
public final class DigitFiles {
    private DigitFiles() {}

    public static Mnist source() {
        String named = System.getenv("AFTERIMAGE_DATA");
        return named == null || named.isBlank() ? Mnist.packaged() : Mnist.in(Path.of(named));
    }
}
