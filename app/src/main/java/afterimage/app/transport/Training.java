package afterimage.app.transport;

/** What the buttons can ask of training. */
public interface Training {
    /** Trains the setup's model: goes on with the run in view if it is the same, else begins a new one. */
    void train();

    /** Pauses, or goes on. */
    void pause();

    void step();

    void stop();
}
