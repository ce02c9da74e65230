package afterimage.app.session;

/** What the worker is at. */
public enum SessionState implements News.Awaited {
    /** Nothing; a run may be open. */
    IDLE,
    /** Reading or building a model. */
    PREPARING,
    RUNNING,
    PAUSED,
    /** Saving, then idle. */
    STOPPING;

    /** Whether there is a run that can be stopped. */
    public boolean trains() {
        return this == RUNNING || this == PAUSED;
    }
}
