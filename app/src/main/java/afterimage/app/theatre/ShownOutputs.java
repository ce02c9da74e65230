package afterimage.app.theatre;

import afterimage.app.feature.Players.Instead;
import afterimage.app.session.ClipsInView;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import java.util.List;

/** What the model in view made of the clips, or of one of them what is shown in its place. */
final class ShownOutputs {
    private final ClipsInView inView;
    private Instead instead;

    ShownOutputs(ClipsInView inView) {
        this.inView = inView;
    }

    /**
     * Tells whether it is another than before.
     *
     * @param other null for the model's own
     */
    boolean replace(Instead other) {
        boolean same = other == null ? instead == null : other.equals(instead);
        instead = other;
        return !same;
    }

    /** What a clip's outputs are, where they are not the model's own; otherwise empty. */
    String name(int clip) {
        return isReplaced(clip) ? instead.name() : "";
    }

    /** Clips of another run, or other clips, are other objects. */
    private boolean isReplaced(int clip) {
        return instead != null
                && clip < inView.clips().size()
                && inView.clips().get(clip) == instead.clip();
    }

    /** The frame at a column of the whole clip [height, width], or null where there is none. */
    float[] frame(int clip, int column) {
        int input = inView.spec().sequence().inputFrames();
        Branch branch = column < input ? Branch.RECONSTRUCTION : Branch.PREDICTION;
        int t = column < input ? column : column - input;
        if (!isReplaced(clip)) {
            return inView.output(clip, branch, t);
        }
        List<Clip> made = instead.made().of(branch);
        return made.isEmpty() ? null : made.get(0).frame(t);
    }

    /** The same minus the truth. */
    float[] difference(int clip, int column) {
        float[] output = frame(clip, column);
        if (output != null) {
            float[] truth = inView.clips().get(clip).frame(column);
            for (int i = 0; i < output.length; i++) {
                output[i] -= truth[i];
            }
        }
        return output;
    }
}
