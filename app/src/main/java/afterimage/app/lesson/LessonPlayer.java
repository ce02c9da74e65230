package afterimage.app.lesson;

import afterimage.app.feature.Feature;
import afterimage.app.feature.Task;
import afterimage.app.feature.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Does what the steps of lessons ask of the features, each as soon as the window is ready for it, and puts it back. */
public final class LessonPlayer implements LessonBench {
    /** What a lesson needs of the window besides its features. */
    public interface Window {
        /** Why no lesson can begin now; empty if one can. */
        String refusal();

        /** How far the training is that a step has begun; empty if none trains. */
        String training();

        void tellProblem(String sentence);

        /** Brings a tab to the front. */
        void showTab(String name);

        /** Whether it is there. */
        boolean isShown(String tab);
    }

    private final List<Feature> features;
    private final Window window;
    private final LessonQueue queue;
    private final Map<String, Verb> verbs = new TreeMap<>();
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private List<Task> restoring = List.of();
    private boolean underWay;

    public LessonPlayer(List<Feature> features, Window window) {
        this.features = features;
        this.window = window;
        this.queue = new LessonQueue(window::tellProblem);
        features.forEach(feature -> feature.verbs().forEach(verb -> verbs.put(verb.name(), verb)));
    }

    @Override
    public Set<String> actions() {
        return verbs.keySet();
    }

    @Override
    public String problem(LessonAction action) {
        return verbs.get(action.name()).check().apply(action.values());
    }

    @Override
    public String begin() {
        String refusal = window.refusal();
        if (refusal.isEmpty()) {
            queue.clear();
            restoring = new ArrayList<>();
            features.forEach(feature -> restoring.addAll(feature.restoring()));
            underWay = true;
        }
        return refusal;
    }

    @Override
    public void perform(List<LessonAction> actions, boolean again) {
        for (LessonAction action : actions) {
            Verb verb = verbs.get(action.name());
            if (verb.repeats() || !again) {
                perform(verb, action.values());
            }
        }
    }

    private void perform(Verb verb, List<String> values) {
        if (verb.tab() == null) {
            verb.tasks().apply(values).forEach(queue::add);
            return;
        }
        queue.add(Task.now("show " + verb.tab(), () -> window.showTab(verb.tab())));
        for (Task task : verb.tasks().apply(values)) {
            queue.add(new Task(
                    task.what(),
                    () -> window.isShown(verb.tab()) && task.ready().getAsBoolean(),
                    task.run()));
        }
    }

    @Override
    public void leave() {
        queue.clear();
        restoring.forEach(queue::add);
        restoring = List.of();
        underWay = false;
    }

    @Override
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** @param now time of the pulse, nanoseconds */
    void pulse(long now) {
        queue.pulse(now);
        String training = underWay ? window.training() : "";
        waiting.set(!training.isEmpty() || queue.isEmpty() ? training : "One moment: the window is being set up");
    }

    /** Whether all that was asked for is done. */
    public boolean isDone() {
        return queue.isEmpty();
    }
}
