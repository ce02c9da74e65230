package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Worker;
import java.util.function.BiConsumer;
import org.slf4j.LoggerFactory;

/** What nobody foresaw, on any thread, is logged, saves what trains, and is told, one sentence at a time. */
public final class Failures {
    private final RunDesk desk;
    private final Worker worker;
    private final BiConsumer<String, Runnable> tell;
    private boolean shown;

    /** @param tell shows a sentence, and does something when it was read */
    public Failures(RunDesk desk, Worker worker, BiConsumer<String, Runnable> tell) {
        this.desk = desk;
        this.worker = worker;
        this.tell = tell;
    }

    public void add(Thread thread, Throwable failure) {
        LoggerFactory.getLogger(Failures.class).error("not foreseen, on {}", thread.getName(), failure);
        worker.later(() -> show(failure));
    }

    private void show(Throwable failure) {
        if (!shown) {
            shown = true;
            desk.session.save();
            String what = failure instanceof OutOfMemoryError ? "desk.failure.memory" : "desk.failure.other";
            String now = desk.transport.busy.get() ? "desk.failure.trains" : "desk.failure.idle";
            String sentence = Texts.of(what, failure.getClass().getSimpleName()) + " " + Texts.of(now);
            tell.accept(sentence, () -> shown = false);
        }
    }
}
