package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("deep/preferences.json");
    }

    @Test
    void whatIsRememberedIsReadAgain() {
        Preferences.Window place = new Preferences.Window(10, 20, 1280, 800, true);
        new PreferencesFile(file())
                .change(p -> p.with("runs", folder.toString())
                        .opened(folder.resolve("a"))
                        .with("window", place, "dividers", Map.of("columns", List.of(0.2, 0.8)), "theme", "light"));
        Preferences again = new PreferencesFile(file()).get();
        assertEquals(place, again.window());
        assertEquals(Map.of("columns", List.of(0.2, 0.8)), again.dividers());
        assertEquals("light", again.theme());
        assertEquals(Optional.of(folder), again.runsFolder());
        assertEquals(folder, Home.runs(again));
        assertEquals(List.of(folder.resolve("a")), again.recentRuns());
    }

    @Test
    void twoWindowsDoNotUndoEachOther() {
        PreferencesFile one = new PreferencesFile(file());
        PreferencesFile two = new PreferencesFile(file());
        one.change(p -> p.opened(folder.resolve("a")));
        two.change(p -> p.opened(folder.resolve("b")));
        assertEquals(
                List.of(folder.resolve("b"), folder.resolve("a")), two.get().recentRuns());
    }

    @Test
    void recentRunsAreTheLastTenEachOnce() {
        Preferences p = Preferences.NONE;
        for (int k = 0; k < 12; k++) {
            p = p.opened(folder.resolve("run-" + k));
        }
        p = p.opened(folder.resolve("run-5"));
        assertEquals(10, p.recentRuns().size());
        assertEquals(folder.resolve("run-5"), p.recentRuns().get(0));
        assertEquals(
                1,
                p.recentRuns().stream().filter(folder.resolve("run-5")::equals).count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"theme\": \"dark\"",
                "[]",
                "null",
                "{\"window\": 3}",
                "{\"dividers\": {\"columns\": [2, null]}, \"recent\": [null, \"\"], \"window\": {\"width\": 1}}",
                "{\"whatever\": 1}"
            })
    void aBrokenFileIsAsNoneAndIsWrittenAnewByTheNextChange(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        PreferencesFile broken = new PreferencesFile(file());
        assertEquals(Preferences.NONE, broken.get());
        broken.change(p -> p.with("runs", folder.toString()));
        assertEquals(Optional.of(folder), new PreferencesFile(file()).get().runsFolder());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoReasonToFail() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where the folder should be");
        PreferencesFile nowhere = new PreferencesFile(file());
        nowhere.change(p -> p.with("runs", folder.toString()));
        assertEquals(Optional.of(folder), nowhere.get().runsFolder());
    }
}
