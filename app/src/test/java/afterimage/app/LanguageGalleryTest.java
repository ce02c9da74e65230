package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.app.theatre.RecordedCourse;
import afterimage.app.window.InsideView;
import afterimage.engine.clip.Clip;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/**
 * The window in the language that this Java speaks, tab by tab: no word is cut at 1280x800. It runs once for each
 * language (see the pom) and writes pictures to target/gallery.
 */
class LanguageGalleryTest {
    private final String language = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();

    @Test
    void noWordIsCutAt1280() throws Exception {
        List<String> cut = new ArrayList<>();
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().matches(".*\\d.*"));
            window.robot().interact(() -> progress(window));
            InsideView inside = window.find(".inside", InsideView.class);
            for (String tab : inside.tabIds()) {
                window.robot().interact(() -> inside.show(tab));
                Node root = window.stage().getScene().getRoot();
                String name = tab.toLowerCase(Locale.ROOT).replace(' ', '-');
                window.picture(Path.of("target", "gallery", "language-" + language + "-" + name + "-1280x800.png"));
                window.robot()
                        .interact(() -> CutWords.below(root, "run-name").forEach(words -> cut.add(tab + ": " + words)));
            }
            beside(window, cut);
        }
        assertEquals("", String.join("\n", cut));
    }

    /** What comes over the window or beside it. */
    private void beside(OpenWindow window, List<String> cut) {
        window.robot().interact(() -> window.wiring().guide.tour.begin());
        look(window.stage(), "tour", window, cut);
        window.robot().type(KeyCode.ESCAPE);
        List<Runnable> ways = List.of(
                () -> window.press("all-metrics"),
                () -> window.press("trial"),
                () -> window.robot().push(KeyCode.CONTROL, KeyCode.COMMA),
                () -> window.press("data-add"));
        List<String> names = List.of("all-metrics", "trial", "preferences", "source");
        for (int i = 0; i < names.size(); i++) {
            ways.get(i).run();
            List<Window> opened = new ArrayList<>();
            window.robot()
                    .interact(() -> opened.addAll(Window.getWindows()
                            .filtered(each -> each != window.stage()
                                    && (each instanceof Stage || each.getClass() == Popup.class))));
            assertEquals(1, opened.size(), names.get(i));
            look(opened.get(0), names.get(i), window, cut);
            window.robot().interact(opened.get(0)::hide);
        }
    }

    private void look(Window at, String name, OpenWindow window, List<String> cut) {
        window.picture(at.getScene(), Path.of("target", "gallery", "language-" + language + "-" + name + ".png"));
        window.robot()
                .interact(() -> CutWords.below(at.getScene().getRoot(), "run-name")
                        .forEach(words -> cut.add(name + ": " + words)));
    }

    /** The line above the players at its longest. */
    private static void progress(OpenWindow window) {
        RunSpec run = Presets.named(Presets.QUICK_START);
        window.models().theatre.progress.show(Samples.mail(box -> {
            box.put(Samples.opened(run, 0));
            box.put(SessionState.RUNNING);
            box.put(new News.Trained(new Snapshot(160, 1, 0.05, run.training().learningRate(), 0.1, 0)));
        }));
        window.models()
                .theatre
                .progress
                .show(Samples.mail(new News.Measured(
                        150, RecordedCourse.of("convlstm").at(150), new Clip(1, 64, 64, new float[64 * 64]))));
    }
}
