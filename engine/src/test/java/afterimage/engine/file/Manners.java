package afterimage.engine.file;

import java.io.IOException;
import java.nio.file.Path;

/** File systems that the program has to get along with; on systems that cannot play another all are their own. */
public enum Manners {
    OWN,
    WINDOWS,
    /** Such as a stick with FAT. */
    WINDOWS_WITHOUT_LINKS;

    /** The same folder, with these manners. */
    public Path of(Path folder) throws IOException {
        return this == OWN || !StrictFiles.canBe()
                ? folder
                : new StrictPath(new StrictFiles(this == WINDOWS), folder.toRealPath());
    }
}
