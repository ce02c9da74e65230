package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataSpec;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The data that the user brought: a folder of its content's name for each, with {@code data.json}, what it is. */
public record DataShelf(Path folder) {
    private static final String SPEC = "data.json";
    private static final String KIND = "a description of data";

    /** @throws BadInput if something cannot be used; nothing is left behind then */
    public DataSpec take(List<Path> files, DataImport.Wish wish) {
        DataSpec made = new DataImport(folder).take(files, wish);
        SafeFile.writeText(folder.resolve(made.folder()).resolve(SPEC), SpecJson.write(made));
        return made;
    }

    /** What is there, by name; what cannot be read is left out. */
    public List<DataSpec> all() {
        List<DataSpec> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.toList()) {
                if (Files.isRegularFile(each.resolve(SPEC))) {
                    try {
                        found.add(SpecJson.read(each.resolve(SPEC), DataSpec.class, KIND));
                    } catch (BadInput e) {
                        LoggerFactory.getLogger(DataShelf.class).warn("left out: {}", each, e);
                    }
                }
            }
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + folder + "': " + SafeFile.reason(e) + ".", e);
        }
        found.sort(Comparator.comparing(DataSpec::name));
        return found;
    }
}
