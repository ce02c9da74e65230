package afterimage.app.session;

import java.util.function.Consumer;

/** Counts the views that look inside the model. As long as there are none, training is not asked for anything. */
public final class Lookers {
    private final ViewSession session;
    private final ProbeSession probe;
    private int seen;

    public Lookers(ViewSession session, ProbeSession probe) {
        this.session = session;
        this.probe = probe;
    }

    /** Tells {@code view} whether it is seen, after counting it. */
    public Consumer<Boolean> counted(Consumer<Boolean> view) {
        return now -> {
            seen += now ? 1 : -1;
            if (now && seen == 1) {
                session.watch(probe::show);
            } else if (seen == 0) {
                session.watch(null);
            }
            view.accept(now);
        };
    }
}
