package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.beyond.BeyondFeature;
import afterimage.app.beyond.BeyondViewModel;
import afterimage.app.desk.RunFeature;
import afterimage.app.feature.Part;
import afterimage.app.home.Pretrained;
import afterimage.app.lesson.Lesson;
import afterimage.app.lesson.LessonShelf;
import afterimage.app.lesson.LessonViewModel;
import afterimage.app.meddle.MeddleFeature;
import afterimage.app.mistakes.MistakesFeature;
import afterimage.app.session.SessionState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

/**
 * Every step of every lesson in projector mode: what it needs is there and large, and no word is cut. 1280x720 is also
 * what a window of 1920x1080 has at 150 %, and has least room: each step is looked at in it, and in the other sizes what
 * no step showed before. Writes their pictures to target/gallery.
 */
class ProjectorLessonsTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    private static final int[][] SIZES = {{1280, 720}, {1280, 800}, {1440, 900}, {1920, 1080}};
    private static final Map<Part, String> PLACES = Map.of(
            Part.PLAYERS, ".players",
            Part.STRIPS, ".strip-sheet",
            Part.LOSS, ".loss-chart",
            Part.METRICS, ".metrics",
            Part.RUNS, ".runs",
            Part.SETTINGS, ".setup",
            Part.TAB, ".inside");

    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Double> usualFrames = new HashMap<>();
    /** The same with a composite, whose players are four. */
    private final Map<Integer, Double> fourPlayers = new HashMap<>();

    private final Set<List<Object>> seen = new HashSet<>();

    private OpenWindow window;
    private Set<Part> parts;

    @Test
    void everyStepShowsWhatItNeedsLarge() throws Exception {
        try (OpenWindow opened = new OpenWindow(1280, 800)) {
            window = opened;
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.models().feature(RunFeature.class).trainAtMost(1);
            LessonViewModel model = window.wiring().lessons.model;
            window.robot().interact(() -> window.wiring().lessons.list());
            usual(Pretrained.named("first-light").orElseThrow(), fourPlayers);
            usual(Pretrained.first(), usualFrames);
            List<LessonShelf.Entry> shelf = new ArrayList<>();
            window.robot().interact(() -> shelf.addAll(model.look()));
            window.robot().interact(() -> window.wiring().guide.projector());
            for (LessonShelf.Entry entry : shelf) {
                window.robot().interact(() -> model.begin(entry));
                for (Lesson.Step step : entry.lesson().steps()) {
                    needs(step.actions());
                    String name = entry.file().replaceFirst("(\\d).*", "lesson-$1-" + (model.stepIndex() + 1));
                    settled();
                    if (step.question() != null) {
                        window.robot()
                                .interact(() -> model.choose(step.question().answer()));
                        needs(step.question().actions());
                    }
                    look(name);
                    window.robot().interact(model::next);
                }
                settled();
            }
            window.robot().interact(() -> window.wiring().guide.projector());
        }
        assertEquals("", String.join("\n", faults));
    }

    /** How large frames are without the mode. */
    private void usual(Pretrained run, Map<Integer, Double> frames) throws Exception {
        window.robot().interact(() -> window.models().desk.openBundled(run));
        window.until(() -> window.models()
                .desk
                .inView()
                .filter(spec -> spec.name().equals(run.spec().name()))
                .isPresent());
        settled();
        for (int i = 0; i < SIZES.length; i++) {
            window.resize(SIZES[i][0], SIZES[i][1]);
            frames.put(i, frame());
        }
    }

    private void needs(List<Lesson.Action> actions) {
        actions.stream()
                .filter(action -> action.name().equals("show"))
                .forEach(action -> parts = Part.of(action.values()));
    }

    private void look(String name) throws Exception {
        settled();
        boolean isNew = seen.add(List.of(parts, parts.contains(Part.TAB) ? tab() : "", players()));
        for (int i = 0; i < SIZES.length; i++) {
            int[] size = SIZES[i];
            if (i > 0 && !isNew) {
                continue;
            }
            window.resize(size[0], size[1]);
            String where = name + " at " + size[0] + "x" + size[1] + ": ";
            // Columns get their widths after a first layout.
            for (int pulse = 0; pulse < 3; pulse++) {
                window.robot()
                        .interact(() -> window.stage().getScene().getRoot().layout());
            }
            window.picture(GALLERY.resolve("projector-" + name + "-" + size[0] + "x" + size[1] + ".png"));
            int at = i;
            window.robot().interact(() -> check(where, size, (players() == 4 ? fourPlayers : usualFrames).get(at)));
        }
    }

    private void check(String where, int[] size, double usualFrame) {
        double tall = 0;
        for (Part part : parts) {
            Node node = node(PLACES.get(part));
            if (node == null) {
                faults.add(where + "no " + part);
                continue;
            }
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            if (bounds.getMinX() < -1
                    || bounds.getMaxX() > size[0] + 1
                    || bounds.getMinY() < 0
                    || bounds.getMaxY() > size[1] + 1) {
                faults.add(where + part + " leaves the window: " + bounds);
            }
            tall = part == Part.STRIPS || part == Part.PLAYERS
                    ? tall + bounds.getHeight()
                    : Math.max(tall, bounds.getHeight());
        }
        // Three players are larger in one row than in two, and then limited by the width.
        boolean three = parts.equals(Set.of(Part.PLAYERS)) && frame() >= size[0] / 5.2;
        if (tall < size[1] / 2.0 && !three) {
            faults.add(where + parts + " take only " + tall + " of the height");
        }
        if (parts.contains(Part.PLAYERS) && frame() < usualFrame) {
            faults.add(where + "frames of " + frame() + ", without the mode " + usualFrame);
        }
        // A diagram is as long as its sequence.
        if (node(".inside") != null && !"Diagram".equals(tab())) {
            node(".inside").lookupAll(".scroll-bar").stream()
                    .filter(bar -> isSeen(bar) && ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL)
                    .forEach(bar -> faults.add(where + "scrolls sideways: " + tab()));
        }
        List<Node> numbers = node(".metrics") == null
                ? List.of()
                : List.copyOf(node(".metrics").lookupAll(".label"));
        for (Node each : numbers) {
            numbers.stream()
                    .filter(other -> other != each && other.getBoundsInParent().intersects(each.getBoundsInParent()))
                    .forEach(other -> faults.add(where + "numbers lie on each other: " + each));
        }
        for (String head : List.of(".transport", ".theatre", ".lessons", ".setup", ".measures", ".inside")) {
            Node node = node(head);
            if (node != null) {
                CutWords.below(node, "run-name").forEach(words -> faults.add(where + "cut: " + words));
            }
        }
    }

    private long players() {
        return window.stage().getScene().getRoot().lookupAll(".players .player-stage").stream()
                .filter(ProjectorLessonsTest::isSeen)
                .count();
    }

    private double frame() {
        return node(".players").lookupAll(".player-stage").stream()
                .filter(ProjectorLessonsTest::isSeen)
                .flatMap(stage -> stage.lookupAll(".image-view").stream())
                .mapToDouble(view -> ((ImageView) view).getImage().getWidth())
                .max()
                .orElse(0);
    }

    private Node node(String selector) {
        return window.stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(ProjectorLessonsTest::isSeen)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0;
    }

    private void settled() throws Exception {
        window.until(() -> window.wiring().lessons.player.isDone()
                && window.models().transport.state.get() == SessionState.IDLE
                && window.wiring().lessons.model.waiting.get().isEmpty());
        window.until(() -> !window.models()
                .feature(MistakesFeature.class)
                .model
                .measuring
                .busy
                .get());
        window.until(() ->
                Arrays.stream(window.models().theatre.model.errorPerFrame()).anyMatch(error -> !Double.isNaN(error)));
        if (parts != null && parts.contains(Part.TAB) && "Meddle".equals(tab())) {
            window.until(() -> !window.models()
                            .feature(MeddleFeature.class)
                            .model
                            .isEmpty()
                    && window.models().feature(MeddleFeature.class).model.isCurrent());
        }
        if (parts != null && parts.contains(Part.TAB) && "Beyond".equals(tab())) {
            BeyondViewModel beyond = window.models().feature(BeyondFeature.class).model;
            window.until(() -> !beyond.figures().reading().isEmpty());
        }
    }

    private String tab() {
        return window.find(".inside", afterimage.app.window.InsideView.class).shownTab();
    }
}
