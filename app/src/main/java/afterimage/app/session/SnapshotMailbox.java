package afterimage.app.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Between the threads that compute and the window: any thread puts news in, the pulse takes them out. */
public final class SnapshotMailbox {
    private final Map<Class<?>, News> waiting = new HashMap<>();
    private long generation;

    public synchronized void put(News news) {
        if (news instanceof OpenedRun) {
            generation++;
            waiting.values().removeIf(News.OfRun.class::isInstance);
        }
        waiting.merge(news.getClass(), news, (earlier, now) -> now.after(earlier));
    }

    /** Counts the runs that came into view. */
    synchronized long generation() {
        return generation;
    }

    /** Metrics take a while: those of a run that is no longer in view are dropped. */
    synchronized void put(News.Measured latest, long ofGeneration) {
        if (ofGeneration == generation) {
            put(latest);
        }
    }

    /** Whether there is more than numbers of a training that goes on: what the user may be waiting for. */
    synchronized boolean isAwaited() {
        return waiting.values().stream().anyMatch(News.Awaited.class::isInstance);
    }

    /** Takes everything out; empty if nothing happened. */
    public synchronized Optional<Mail> drain() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Mail mail = new Mail(waiting);
        waiting.clear();
        return Optional.of(mail);
    }
}
