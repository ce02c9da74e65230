package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.desk.PreferencesDesk;
import afterimage.app.feature.Feature.Command;
import afterimage.app.feature.Feature.MenuEntry;
import afterimage.app.feature.Feature.Remembered;
import afterimage.app.home.Preference;
import afterimage.app.home.PreferencesFile;
import afterimage.app.session.Messages;
import java.nio.file.Path;
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
        Map<String, String> choices = chosen == null ? Map.of() : Map.of(Preference.LANGUAGE.key(), chosen);
        new PreferencesFile(home.resolve("preferences.json")).change(known -> known.with("choices", choices));
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
        PreferencesDesk desk = new PreferencesDesk(messages, null, null);
        MenuEntry.Submenu menu = (MenuEntry.Submenu) desk.entry(Preference.LANGUAGE);
        Remembered remembered = desk.remembered().get(0);
        assertEquals(List.of(0), checked(menu.commands().get()));
        menu.commands().get().get(2).action().run();
        assertEquals(List.of(2), checked(menu.commands().get()));
        assertEquals("de", remembered.now().get());
        assertTrue(messages.status.get().contains("Deutsch"), messages.status.get());
        messages.tell("");
        menu.commands().get().get(2).checked().set(false);
        assertEquals(List.of(2), checked(menu.commands().get()), "one always is");
        assertEquals("", messages.status.get(), "nothing has changed");
        remembered.again().accept("en");
        assertEquals(List.of(1), checked(menu.commands().get()));
        assertEquals("", messages.status.get(), "it is that of this start");
        remembered.again().accept("xx");
        assertEquals("en", desk.chosen(Preference.LANGUAGE), "what somebody else wrote");
    }

    private static List<Integer> checked(List<Command> commands) {
        return IntStream.range(0, commands.size())
                .filter(i -> commands.get(i).checked().get())
                .boxed()
                .toList();
    }
}
