package afterimage.engine.model;

import afterimage.engine.clip.Clip;
import java.util.Locale;

/** The two things a decoder can be asked for. */
public enum Branch {
    /** The input frames again, from the code alone. */
    RECONSTRUCTION,
    /** The frames after them. */
    PREDICTION;

    /** The frames of a whole clip that a model is to make: the input again, or the future. */
    public Clip truth(Clip clip, int inputFrames) {
        return this == RECONSTRUCTION ? clip.frames(0, inputFrames) : clip.frames(inputFrames, clip.time());
    }

    /** Lower case, as files and weight names have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
