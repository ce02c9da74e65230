package afterimage.app.lesson;

import afterimage.app.feature.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Things to be done one after the other, each as soon as the window is ready for it, looked at once a pulse. */
final class LessonQueue {
    /** A large model takes long to open on a slow machine; longer than this something is wrong. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private final Deque<Task> tasks = new ArrayDeque<>();
    private final Consumer<String> problem;
    private long waitsSince;

    /** @param problem told what could not be done */
    LessonQueue(Consumer<String> problem) {
        this.problem = problem;
    }

    void add(Task task) {
        tasks.add(task);
    }

    void clear() {
        tasks.clear();
        waitsSince = 0;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** @param now time of the pulse, nanoseconds */
    void pulse(long now) {
        while (!tasks.isEmpty() && tasks.peek().ready().getAsBoolean()) {
            waitsSince = 0;
            tasks.poll().run().run();
        }
        if (tasks.isEmpty()) {
            return;
        }
        waitsSince = waitsSince == 0 ? now : waitsSince;
        if (now - waitsSince > PATIENCE) {
            problem.accept("The lesson waited too long to " + tasks.poll().what() + " and goes on without.");
            waitsSince = 0;
        }
    }
}
