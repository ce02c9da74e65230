package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.desk.LanguageDesk;
import afterimage.app.feature.Command;
import afterimage.app.feature.MenuEntry;
import afterimage.app.feature.Remembered;
import afterimage.app.home.Language;
import afterimage.app.home.Preferences;
import afterimage.app.home.PreferencesFile;
import afterimage.app.session.Messages;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language that was chosen is that of the next start. */
class LanguageTest {
    @TempDir
    private Path home;

    /** In a process of its own, as texts are read once: all of the program but its window, and what it says then. */
    public static void main(String[] args) {
        System.out.println(new Models().messages.status.get());
        Runtime.getRuntime().halt(0);
    }

    @ParameterizedTest
    @CsvSource({"de, en, Bereit", "en, de, Ready", ", de, Bereit", ", en, Ready", "xx, fr, Ready"})
    void aStartSpeaksTheLanguageThatWasChosen(String chosen, String system, String says) throws Exception {
        Map<String, String> choices = chosen == null ? Map.of() : Map.of(Language.CHOICE, chosen);
        new PreferencesFile(home.resolve("preferences.json")).change(known -> known.withChoices(choices));
        ProcessBuilder start = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Duser.language=" + system,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LanguageTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        start.environment().put("AFTERIMAGE_HOME", home.toString());
        Process process = start.start();
        try {
            assertEquals(says, process.inputReader().readLine());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void oneIsChosenAndRemembered() {
        Messages messages = new Messages();
        LanguageDesk desk = new LanguageDesk(messages);
        List<Command> languages = ((MenuEntry.Submenu) desk.entry()).commands().get();
        Remembered remembered = desk.remembered();
        assertEquals(List.of(0), checked(languages));
        languages.get(2).action().run();
        assertEquals(List.of(2), checked(languages));
        assertEquals("de", remembered.now().get());
        assertTrue(messages.status.get().contains("Deutsch"), messages.status.get());
        messages.tell("");
        languages.get(2).checked().set(false);
        assertEquals(List.of(2), checked(languages), "one always is");
        assertEquals("", messages.status.get(), "nothing has changed");
        remembered.again().accept("en");
        assertEquals(List.of(1), checked(languages));
        assertEquals("", messages.status.get(), "it is that of this start");
        languages.get(0).checked().set(true);
        Map<String, String> kept = new HashMap<>();
        kept.put(Language.CHOICE, remembered.now().get());
        assertEquals(Map.of(), Preferences.NONE.withChoices(kept).choices(), "the system's is no choice");
    }

    private static List<Integer> checked(List<Command> commands) {
        return IntStream.range(0, commands.size())
                .filter(i -> commands.get(i).checked().get())
                .boxed()
                .toList();
    }
}
