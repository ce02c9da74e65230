package afterimage.app.home;

import afterimage.engine.data.Data;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.DataShelf;
import java.nio.file.Path;

/** MNIST's files, those of the program or of the folder that AFTERIMAGE_DATA names, and data that the user brought. */
public final class DataFiles {
    private static final Data SOURCE = new Data(
            Home.variable("AFTERIMAGE_DATA")
                    .map(name -> new Mnist(Path.of(name)))
                    .orElseGet(Mnist::packaged),
            shelf().folder());

    /** One for all: whoever reads digits again would keep them once more. */
    public static Data source() {
        return SOURCE;
    }

    /** What the user brought. */
    public static DataShelf shelf() {
        return new DataShelf(Home.folder().resolve("data"));
    }
}
