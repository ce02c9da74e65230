package afterimage.app.desk;

/** Whom a run can be written for. */
public enum OtherProgram {
    TENSORFLOW("Model as SavedModel…", "Folder for the SavedModel", "-savedmodel", "load it with its tag 'serve'"),
    TENSORBOARD(
            "Losses for TensorBoard…", "Folder for the event file", "-tensorboard", "tensorboard --logdir shows it"),
    NUMPY("Weights as NPZ…", "File for the weights", "-weights.npz", "numpy.load reads it");

    /** The menu's words. */
    public final String entry;
    /** Of the question where to. */
    public final String title;
    /** How the suggested name ends. */
    final String ending;
    /** What to do with it. */
    final String use;

    OtherProgram(String entry, String title, String ending, String use) {
        this.entry = entry;
        this.title = title;
        this.ending = ending;
        this.use = use;
    }
}
