package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceTest {
    @TempDir
    Path home;

    @AfterEach
    void forgetTheSize() {
        System.clearProperty("glass.gtk.uiScale");
        System.clearProperty("glass.win.uiScale");
    }

    private static Preferences with(String key, String value) {
        return Preferences.NONE.with("choices", Map.of(key, value));
    }

    @Test
    void whatIsNotChosenOrNoValueIsTheUsual() {
        assertEquals("CPU:0", Preference.DEVICE.in(Preferences.NONE));
        assertEquals("GPU:0", Preference.DEVICE.in(with("device", "GPU:0")));
        assertEquals("CPU:0", Preference.DEVICE.in(with("device", "TPU:0")));
        assertEquals(1, Preference.threads(with("threads", "1")));
        assertEquals(Runtime.getRuntime().availableProcessors(), Preference.threads(with("threads", "1000")));
    }

    @Test
    void theSizeIsToldBeforeTheToolkitStarts() throws Exception {
        Path file = home.resolve("preferences.json");
        Preference.applySize(file);
        assertNull(System.getProperty("glass.gtk.uiScale"));
        new PreferencesFile(file).change(known -> known.with("choices", Map.of("size", "150 %")));
        Preference.applySize(file);
        assertEquals("150%", System.getProperty("glass.gtk.uiScale"));
    }

    @Test
    void aSizeThatIsNoneIsNotTold() throws Exception {
        Path file = Files.writeString(home.resolve("preferences.json"), "{\"choices\" : {\"size\" : \"9000 %\"}}");
        Preference.applySize(file);
        assertNull(System.getProperty("glass.win.uiScale"));
    }
}
