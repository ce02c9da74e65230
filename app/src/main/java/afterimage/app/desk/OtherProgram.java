package afterimage.app.desk;

/** Whom a run can be written for. */
public enum OtherProgram {
    TENSORFLOW("Model as SavedModel…", "Folder for the SavedModel", "-savedmodel", "load it with its tag 'serve'"),
    TENSORBOARD(
            "Losses for TensorBoard…", "Folder for the event file", "-tensorboard", "tensorboard --logdir shows it"),
    NUMPY("Weights as NPZ…", "File for the weights", "-weights.npz", "numpy.load reads it");

    private final String entry;
    private final String title;
    private final String ending;
    private final String use;

    OtherProgram(String entry, String title, String ending, String use) {
        this.entry = entry;
        this.title = title;
        this.ending = ending;
        this.use = use;
    }

    /** The menu's words. */
    public String entry() {
        return entry;
    }

    /** Of the question where to. */
    public String title() {
        return title;
    }

    /** How the suggested name ends. */
    public String ending() {
        return ending;
    }

    /** What to do with it. */
    public String use() {
        return use;
    }
}
