package afterimage.app.home;

import afterimage.engine.digits.Mnist;
import java.nio.file.Path;

/** The digit files: those of the program, or those of the folder that AFTERIMAGE_DATA names. */
public final class DigitFiles {
    private static final Mnist SOURCE = find();

    private DigitFiles() {}

    /** One for all: whoever reads digits again would keep them once more. */
    public static Mnist source() {
        return SOURCE;
    }

    private static Mnist find() {
        String named = System.getenv("AFTERIMAGE_DATA");
        return named == null || named.isBlank() ? Mnist.packaged() : Mnist.in(Path.of(named));
    }
}
