package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.beyond.BeyondFeature;
import afterimage.app.desk.RunFeature;
import afterimage.app.feature.Feature.Tab;
import afterimage.app.gates.GatesFeature;
import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.lesson.Lesson;
import afterimage.app.lesson.LessonShelf;
import afterimage.app.lesson.LessonViewModel;
import afterimage.app.meddle.MeddleChoices;
import afterimage.app.meddle.MeddleFeature;
import afterimage.app.mistakes.MistakesFeature;
import afterimage.app.session.SessionState;
import afterimage.engine.cell.Quantity;
import afterimage.engine.run.Presets;
import afterimage.engine.run.SpecJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every shipped lesson, step by step, in the real window; training is cut to a few steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LessonsWindowTest {
    private static final int STEPS = 3;

    private static final Path GALLERY = Path.of("target", "gallery");
    /** Of each lesson the step, from 0, that is shown in pictures. */
    private static final int[] SHOWN = {1, 1, 2, 1, 3, 3};
    /** Lesson and step that are answered wrong, from 0. */
    private static final int[] WRONG = {1, 1};

    private OpenWindow window;
    private Wiring wiring;
    private LessonViewModel lessons;
    /** What a lesson's Train begins with: runs of this step and those before. */
    private int runs;

    @BeforeAll
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        wiring = window.wiring();
        lessons = wiring.lessons.model;
        wiring.models.feature(RunFeature.class).trainAtMost(STEPS);
        window.until(() -> wiring.models.metrics.model.heading.get().contains("step"));
    }

    @AfterAll
    void close() throws Exception {
        window.close();
    }

    /** What of the window a lesson may not leave changed. */
    private List<Object> state() {
        WindowParts parts = new WindowParts(window);
        return List.of(
                wiring.models.desk.inView(),
                wiring.models.desk.folder(),
                wiring.models.setup.spec.get(),
                wiring.models.runs.compared.runs.get(),
                wiring.models.theatre.model.clip.get(),
                wiring.models.theatre.model.asDecoded.get(),
                wiring.models.theatre.model.playing.get(),
                wiring.models.theatre.model.guestsText.get(),
                wiring.models.feature(MeddleFeature.class).model.choices.isChanged(),
                parts.tab(),
                parts.isThere(".setup"),
                parts.isThere(".measures"),
                parts.isThere(".lessons"));
    }

    private record WindowParts(OpenWindow window) {
        String tab() {
            return window.robot().lookup(".inside-tab").queryAllAs(ToggleButton.class).stream()
                    .filter(ToggleButton::isSelected)
                    .findFirst()
                    .orElseThrow()
                    .getText();
        }

        boolean isThere(String selector) {
            return window.robot()
                    .lookup(selector)
                    .tryQuery()
                    .map(Node::isVisible)
                    .orElse(false);
        }
    }

    @Test
    void everyTabOfEveryFeatureIsThere() {
        List<String> tabs = window.robot().lookup(".inside-tab").queryAllAs(ToggleButton.class).stream()
                .map(ToggleButton::getText)
                .toList();
        assertEquals(
                wiring.models.features.stream()
                        .flatMap(feature -> feature.tabs().stream())
                        .map(Tab::name)
                        .toList(),
                tabs);
    }

    @Test
    void everyStepOfEveryLessonWorksAndTheWindowIsPutBack() throws Exception {
        window.robot().interact(() -> wiring.lessons.list());
        window.robot().interact(() -> wiring.lessons.list());
        window.robot().interact(() -> wiring.models.theatre.model.chooseClip(4));
        List<Object> before = state();
        List<LessonShelf.Entry> shelf = new ArrayList<>();
        window.robot().interact(() -> shelf.addAll(lessons.look()));
        for (LessonShelf.Entry entry : shelf) {
            int number = shelf.indexOf(entry);
            runs = 0;
            int listed = wiring.models.runs.entries.size();
            boolean kept = entry.file().startsWith("2");
            window.robot().interact(() -> lessons.begin(entry));
            for (Lesson.Step step : entry.lesson().steps()) {
                settled(entry, step);
                step.actions().forEach(action -> assertDone(action, entry, step));
                if (step.question() != null) {
                    boolean right = number != WRONG[0] || lessons.stepIndex() != WRONG[1];
                    int answer = step.question().answer();
                    window.press("lesson-choice-" + (right || answer == 0 ? answer + 1 : answer));
                    settled(entry, step);
                    step.question().actions().forEach(action -> assertDone(action, entry, step));
                    assertEquals(right, lessons.isRight());
                    window.until(lessons::isSettled);
                }
                if (number < SHOWN.length && SHOWN[number] == lessons.stepIndex()) {
                    pictures("lesson-" + (number + 1));
                }
                if (kept && lessons.isLast()) {
                    window.robot()
                            .interact(() ->
                                    window.find("#lesson-keep", CheckBox.class).fire());
                }
                window.press("lesson-next");
            }
            assertTrue(lessons.lesson().isEmpty(), entry.file());
            window.robot().interact(lessons::close);
            window.until(() -> wiring.lessons.player.isDone());
            window.until(() -> state().equals(before));
            int stay = kept ? runs : 0;
            window.until(() -> wiring.models.runs.entries.size() == listed + stay);
        }
    }

    /** Each theme and each of two sizes once. */
    private void pictures(String name) throws Exception {
        window.until(() -> !wiring.models
                .feature(MistakesFeature.class)
                .model
                .measuring
                .busy
                .get());
        if (new WindowParts(window).tab().equals("Meddle")) {
            window.until(() -> !wiring.models.feature(MeddleFeature.class).model.isEmpty());
        }
        window.picture(GALLERY.resolve(name + "-dark-1280x800.png"));
        window.press("theme");
        window.resize(1920, 1080);
        window.picture(GALLERY.resolve(name + "-light-1920x1080.png"));
        window.resize(1280, 800);
        window.press("theme");
    }

    /** The list, with a lesson of somebody's that cannot be used. */
    @Test
    void theListHasPicturesToo() throws Exception {
        Path folder = Files.createDirectories(Home.runs().resolveSibling("lessons"));
        Path broken = folder.resolve("my-own.json");
        Files.writeString(broken, "{\"title\": \"Mine\", \"about\": \"About.\", \"steps\": [{\"title\": \"One\"}]}");
        window.robot().interact(() -> wiring.lessons.list());
        assertTrue(lessons.entries().stream().anyMatch(LessonShelf.Entry::isBroken));
        pictures("lessons");
        Files.delete(broken);
        window.robot().interact(() -> {
            lessons.look();
            lessons.close();
        });
    }

    private void settled(LessonShelf.Entry entry, Lesson.Step step) throws Exception {
        window.until(() -> wiring.lessons.player.isDone()
                && wiring.models.transport.state.get() != SessionState.PREPARING
                && (wiring.models.transport.state.get() == SessionState.IDLE));
        assertEquals("", wiring.models.messages.problem.get(), entry.file() + ": " + step.title());
    }

    /** Of ranges such as "1-5, 8". */
    private static Set<Integer> numbers(String ranges) {
        Set<Integer> numbers = new TreeSet<>();
        for (String part : ranges.split(", ")) {
            String[] ends = part.split("-");
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(numbers::add);
        }
        return numbers;
    }

    /** Whether the window shows what an action asked for. */
    private void assertDone(Lesson.Action action, LessonShelf.Entry entry, Lesson.Step step) {
        MeddleChoices meddle = wiring.models.feature(MeddleFeature.class).model.choices;
        WindowParts parts = new WindowParts(window);
        String value = action.values().get(0);
        Object wanted;
        Object found;
        switch (action.name()) {
            case "open" -> {
                wanted = Pretrained.named(value).orElseThrow().spec().name();
                found = wiring.models.desk.inView().orElseThrow().name();
            }
            case "settings" -> {
                wanted = SpecJson.with(
                        Presets.named(value),
                        action.values().subList(1, action.values().size()));
                found = wiring.models.setup.spec.get();
            }
            case "train" -> {
                wanted = (long) STEPS;
                found = wiring.models.transport.steps();
                runs++;
            }
            case "compare" -> {
                wanted = runs - 1;
                found = wiring.models.runs.compared.runs.get().size();
            }
            case "tab" -> {
                wanted = value;
                found = parts.tab();
            }
            case "clip" -> {
                wanted = value;
                found = "" + (wiring.models.theatre.model.clip.get() + 1);
            }
            case "frame" -> {
                wanted = Integer.parseInt(value) % 10;
                found = wiring.models.theatre.model.time.get();
            }
            case "play" -> {
                // A later action of the step may stop the players.
                wanted = true;
                found = true;
            }
            case "asDecoded" -> {
                wanted = value;
                found = "" + wiring.models.theatre.model.asDecoded.get();
            }
            case "arrows" -> {
                wanted = value;
                found = "" + wiring.models.theatre.movement.wanted.get();
            }
            case "gates" -> {
                wanted = value;
                found = wiring.models
                        .feature(GatesFeature.class)
                        .model
                        .mode
                        .get()
                        .name()
                        .toLowerCase(Locale.ROOT);
            }
            case "digits" -> {
                wanted = true;
                found = wiring.models.theatre.model.guestsText.get().startsWith(value + " digits");
            }
            case "speed" -> {
                wanted = true;
                found = wiring.models.theatre.model.guestsText.get().contains("6–10 px");
            }
            case "trueFrames" -> {
                wanted = true;
                found = wiring.models.theatre.model.guestsText.get().contains("TRUE");
            }
            case "asTrained" -> {
                wanted = "";
                found = wiring.models.theatre.model.guestsText.get();
            }
            case "show" -> {
                List<String> shown = action.values();
                wanted = List.of(shown.contains("players"), shown.contains("settings"));
                found = List.of(parts.isThere(".theatre"), shown.contains("settings") && parts.isThere(".setup"));
                if (shown.contains("loss") || shown.contains("metrics") || shown.contains("runs")) {
                    assertTrue(parts.isThere(".measures"), step.title());
                }
            }
            case "blackFrames" -> {
                wanted = numbers(value);
                found = meddle.dropped();
            }
            case "holdGate" -> {
                wanted = 0.0;
                found = meddle.clamped(Quantity.valueOf(action.values().get(1).toUpperCase(Locale.ROOT) + "_GATE"));
            }
            case "startFrom" -> {
                wanted = true;
                found = value.equals("zeros") ? meddle.startsFromZeros() : meddle.otherClip() == 2;
            }
            case "unmeddle" -> {
                wanted = false;
                found = meddle.isChanged();
            }
            case "measureMistakes" -> {
                wanted = true;
                found = wiring.models
                                .feature(MistakesFeature.class)
                                .model
                                .measuring
                                .busy
                                .get()
                        || wiring.models.feature(MistakesFeature.class).model.map() != null;
            }
            case "beyondFrames" -> {
                wanted = value;
                found = ""
                        + wiring.models
                                .feature(BeyondFeature.class)
                                .model
                                .future
                                .get();
            }
            default ->
                throw new AssertionError("no shipped lesson used " + action.name() + " before: say what it does");
        }
        assertEquals(wanted, found, entry.file() + ", " + step.title() + ": " + action);
    }

    @Test
    void aLessonIsGoneThroughByKeysAndBegunFromTheCommandList() throws Exception {
        window.robot().interact(() -> window.find("#commands", Button.class).fire());
        window.robot().write("why convolution").push(KeyCode.ENTER);
        window.until(() -> lessons.lesson().isPresent());
        assertEquals("4 · Why convolution", lessons.lesson().orElseThrow().title());
        window.until(() -> wiring.lessons.player.isDone());
        window.robot().interact(() -> window.find("#lesson-next", Button.class).requestFocus());
        window.robot().push(KeyCode.SPACE);
        assertEquals(1, lessons.stepIndex());
        assertFalse(lessons.canGoOn());
        window.robot().push(KeyCode.SPACE);
        assertTrue(lessons.canGoOn(), "the first answer has the focus");
        assertEquals(0, lessons.chosen());
        window.robot().push(KeyCode.SPACE);
        assertEquals(2, lessons.stepIndex(), "then Next has it");
        window.robot().interact(() -> wiring.lessons.model.close());
        window.until(() -> wiring.lessons.player.isDone() && wiring.models.transport.state.get() == SessionState.IDLE);
        assertFalse(lessons.open.get());
    }
}
