package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import afterimage.app.session.SessionState;
import afterimage.app.theatre.Strip;
import afterimage.engine.device.LatinDigits;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window's first start where digits, letters or calendars are others. */
class LocaleWindowTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR-u-ca-buddhist-nu-thai"})
    void theWindowShowsTheShippedModelAndTrains(String tag) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(tag));
        LatinDigits.use(); // as the program's start does
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            assertNotNull(window.models().theatre.model.frame(Strip.PREDICTION, 14));
            window.press("train");
            window.until(() -> window.models().transport.state.get() == SessionState.RUNNING
                    && window.models().transport.steps() >= 1);
            window.press("stop");
            window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
            List<String> texts =
                    window.robot().lookup(node -> node instanceof Labeled).queryAllAs(Labeled.class).stream()
                            .map(Labeled::getText)
                            .filter(text ->
                                    text != null && text.codePoints().anyMatch(c -> c > '9' && Character.isDigit(c)))
                            .toList();
            assertEquals(List.of(), texts);
        }
    }
}
