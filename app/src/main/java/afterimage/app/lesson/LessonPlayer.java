package afterimage.app.lesson;

import afterimage.app.feature.Feature;
import afterimage.app.feature.Feature.Task;
import afterimage.app.feature.Feature.Verb;
import afterimage.app.glossary.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Does what the steps of lessons ask of the features, each as soon as the window is ready for it, and puts it back. */
public final class LessonPlayer {
    /** A large model takes long to open on a slow machine; longer than this something is wrong. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    /**
     * What a lesson needs of the window besides its features: why none can begin now and how far training is that a
     * step has begun, both mostly empty; who is told what could not be done; and the tab in front.
     */
    public record Window(
            Supplier<String> refusal,
            Supplier<String> training,
            Consumer<String> problems,
            Consumer<String> showTab,
            Supplier<String> shownTab) {}

    /** What has to be waited for, e.g. training; empty if nothing has. */
    public final StringProperty waiting = new SimpleStringProperty("");

    private final List<Feature> features;
    private final Window window;
    private final Map<String, Verb> verbs = new TreeMap<>();
    /** Looked at once a pulse. */
    private final Deque<Task> queue = new ArrayDeque<>();

    private List<Task> restoring = List.of();
    private boolean underWay;
    private long waitsSince;

    public LessonPlayer(List<Feature> features, Window window) {
        this.features = features;
        this.window = window;
        features.forEach(feature -> feature.verbs().forEach(verb -> verbs.put(verb.name(), verb)));
    }

    /** Names of all actions. */
    public Set<String> actions() {
        return verbs.keySet();
    }

    /** What would be right for an action whose name is known; empty if it can be done as it stands. */
    String problem(Lesson.Action action) {
        return verbs.get(action.name()).check().apply(action.values());
    }

    /** Remembers how the window is; or tells why no lesson can begin now, empty if one can. */
    String begin() {
        String refusal = window.refusal().get();
        if (refusal.isEmpty()) {
            // A window that is still being put back is remembered as it was before that.
            if (isDone()) {
                restoring = features.stream()
                        .flatMap(feature -> feature.restoring().stream())
                        .toList();
            }
            clear();
            underWay = true;
        }
        return refusal;
    }

    /**
     * Does actions after those of earlier steps, each as soon as the window is ready for it; what takes long is not
     * done {@code again} in the same lesson.
     */
    void perform(List<Lesson.Action> actions, boolean again) {
        for (Lesson.Action action : actions) {
            Verb verb = verbs.get(action.name());
            if (verb.repeats() || !again) {
                perform(verb, action.values());
            }
        }
    }

    private void perform(Verb verb, List<String> values) {
        List<Task> tasks = verb.tasks().apply(values);
        if (verb.tab() == null) {
            queue.addAll(tasks);
            return;
        }
        queue.add(Task.now(Texts.of("task.tab"), () -> window.showTab().accept(verb.tab())));
        BooleanSupplier inFront = () -> window.shownTab().get().equals(verb.tab());
        for (Task task : tasks) {
            BooleanSupplier ready = () -> inFront.getAsBoolean() && task.ready().getAsBoolean();
            queue.add(new Task(task.what(), ready, task.run()));
        }
    }

    /** Whether some of these take long, as training does. */
    boolean lasts(List<Lesson.Action> actions) {
        return actions.stream().anyMatch(action -> !verbs.get(action.name()).repeats());
    }

    /** Puts the window back as it was at {@link #begin}. */
    void leave() {
        clear();
        queue.addAll(restoring);
        underWay = false;
    }

    private void clear() {
        queue.clear();
        waitsSince = 0;
    }

    /** @param now time of the pulse, nanoseconds */
    void pulse(long now) {
        while (!isDone() && queue.peek().ready().getAsBoolean()) {
            waitsSince = 0;
            queue.poll().run().run();
        }
        if (!isDone()) {
            waitsSince = waitsSince == 0 ? now : waitsSince;
            if (now - waitsSince > PATIENCE) {
                window.problems()
                        .accept(Texts.of("lesson.too-long", queue.poll().what()));
                waitsSince = 0;
            }
        }
        String training = underWay ? window.training().get() : "";
        waiting.set(!training.isEmpty() || isDone() ? training : Texts.of("lesson.moment"));
    }

    /** Whether all that was asked for is done. */
    public boolean isDone() {
        return queue.isEmpty();
    }
}
