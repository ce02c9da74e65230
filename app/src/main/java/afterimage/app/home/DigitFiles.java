package afterimage.app.home;

import afterimage.engine.digits.Mnist;
import java.nio.file.Path;

/** The digit files: those of the program, or those of the folder that AFTERIMAGE_DATA names. */
public final class DigitFiles {
    private static final Mnist SOURCE = Home.variable("AFTERIMAGE_DATA")
            .map(name -> Mnist.in(Path.of(name)))
            .orElseGet(Mnist::packaged);

    private DigitFiles() {}

    /** One for all: whoever reads digits again would keep them once more. */
    public static Mnist source() {
        return SOURCE;
    }
}
