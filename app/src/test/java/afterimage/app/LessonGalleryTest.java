package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.desk.RunFeature;
import afterimage.app.home.Home;
import afterimage.app.lesson.LessonShelf;
import afterimage.app.lesson.LessonViewModel;
import afterimage.app.meddle.MeddleFeature;
import afterimage.app.mistakes.MistakesFeature;
import afterimage.app.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures of the list of lessons and of a step of each, both themes, two sizes and the projector, in target/gallery. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LessonGalleryTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {1920, 1080});
    /** Of each lesson the step, from 0, and whether it is answered right. */
    private static final int[][] STEPS = {{1, 1}, {1, 0}, {2, 1}, {1, 1}, {3, 1}, {3, 1}};

    @Test
    void listAndStepsInBothThemesAtBothSizes() throws Exception {
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.models().feature(RunFeature.class).trainAtMost(3);
            list(window);
            LessonViewModel model = window.wiring().lessons.model;
            for (int number = 0; number < STEPS.length; number++) {
                LessonShelf.Entry entry = model.entries().get(number);
                window.robot().interact(() -> model.begin(entry));
                step(window, model, STEPS[number][0], STEPS[number][1] == 1);
                pictures(window, "lesson-" + (number + 1));
                if (number == 0) {
                    projector(window);
                }
                window.robot().interact(model::leave);
                settled(window);
            }
            window.robot().interact(model::close);
        }
        try (var pictures = Files.list(GALLERY)) {
            assertEquals(
                    4L * 7 + 1,
                    pictures.filter(file -> file.getFileName().toString().startsWith("lesson"))
                            .count());
        }
    }

    /** With a lesson of somebody's that cannot be used. */
    private static void list(OpenWindow window) throws Exception {
        Path folder = Files.createDirectories(Home.runs().resolveSibling("lessons"));
        Path broken = folder.resolve("my-own.json");
        Files.writeString(broken, "{\"title\": \"Mine\", \"about\": \"About.\", \"steps\": [{\"title\": \"One\"}]}");
        window.robot().interact(() -> window.wiring().lessons.list());
        pictures(window, "lessons");
        Files.delete(broken);
        window.robot().interact(() -> window.wiring().lessons.model.look());
    }

    private static void step(OpenWindow window, LessonViewModel model, int step, boolean right) throws Exception {
        while (model.stepIndex() < step) {
            settled(window);
            answer(window, model, true);
            window.robot().interact(model::next);
        }
        settled(window);
        answer(window, model, right);
        settled(window);
        window.until(() -> !window.models()
                .feature(MistakesFeature.class)
                .model
                .measuringProperty()
                .get());
        if (window.find("#inside-meddle", ToggleButton.class).isSelected()) {
            window.until(
                    () -> !window.models().feature(MeddleFeature.class).model.isEmpty());
        }
    }

    private static void answer(OpenWindow window, LessonViewModel model, boolean right) {
        if (model.step().question() != null) {
            int answer = model.step().question().answer();
            window.robot().interact(() -> model.choose(right ? answer : answer == 0 ? 1 : 0));
        }
    }

    private static void settled(OpenWindow window) throws Exception {
        window.until(() -> window.wiring().lessons.player.isDone()
                && window.models().transport.state.get() == SessionState.IDLE
                && window.wiring().lessons.model.waiting.get().isEmpty());
    }

    private static void pictures(OpenWindow window, String name) throws Exception {
        for (String theme : new String[] {"dark", "light"}) {
            for (int[] size : SIZES) {
                window.resize(size[0], size[1]);
                window.picture(GALLERY.resolve(name + "-" + theme + "-" + size[0] + "x" + size[1] + ".png"));
            }
            window.resize(1280, 800);
            window.press("theme");
        }
    }

    private static void projector(OpenWindow window) throws Exception {
        window.resize(1920, 1080);
        window.robot().interact(() -> window.wiring().guide.projector());
        window.picture(GALLERY.resolve("lesson-1-projector-dark-1920x1080.png"));
        window.robot().interact(() -> window.wiring().guide.projector());
        window.resize(1280, 800);
    }
}
