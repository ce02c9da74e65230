package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Settings;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataSpec;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The data that the user brought: a folder of its content's name for each, with {@code data.json}, what it is; another
 * selection of the same content is {@code data.json-2} there, and so on.
 */
public record DataShelf(Path folder) {
    private static final String SPEC = "data.json";
    private static final String KIND = "a description of data";

    /**
     * Takes what is not there yet. What would be called as other data are has a number in its name.
     *
     * @throws BadInput if something cannot be used; nothing is left behind then
     */
    public DataSpec take(List<Path> files, DataImport.Wish wish) {
        DataSpec made = new DataImport(folder).take(files, wish);
        Map<Path, DataSpec> others = read();
        Path target = others.keySet().stream()
                .filter(file -> others.get(file).selection().equals(made.selection()))
                .findFirst()
                .orElseGet(() -> SafeFile.free(folder.resolve(made.folder()), SPEC));
        others.remove(target);
        DataSpec named = made;
        for (int n = 2; others.values().stream().map(DataSpec::name).anyMatch(named.name()::equals); n++) {
            named = Settings.with(made, "name", made.name() + " " + n);
        }
        SafeFile.writeText(target, SpecJson.write(named));
        return named;
    }

    /** What is there, by name; what cannot be read is left out. */
    public List<DataSpec> all() {
        return read().values().stream()
                .sorted(Comparator.comparing(DataSpec::name))
                .toList();
    }

    private Map<Path, DataSpec> read() {
        Map<Path, DataSpec> found = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.toList()) {
                Path file = each.resolve(SPEC);
                for (int n = 2; Files.isRegularFile(file); n++) {
                    try {
                        found.put(file, SpecJson.read(file, DataSpec.class, KIND));
                    } catch (BadInput e) {
                        LoggerFactory.getLogger(DataShelf.class).warn("left out: {}", file, e);
                    }
                    file = each.resolve(SPEC + "-" + n);
                }
            }
        } catch (IOException e) {
            throw SafeFile.notRead(folder, e);
        }
        return found;
    }
}
