package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import java.util.List;
import java.util.Map;

/** The clips that play and what the model in view made of them: the held-out ones, or guests in their place. */
public final class ClipsInView {
    private OpenedRun run;
    private HeldOut heldOut;
    private GuestClips guests = GuestClips.NONE;
    private ShownClip.Outputs instead;

    /** Follows a mail; tells whether clips or outputs may be others now. */
    public boolean show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> {
            run = opened;
            heldOut = null;
            instead = null;
            // Guests stay if the run can take them; what another model made of them does not.
            guests = guests.fits(run.spec()) ? guests.with(null) : GuestClips.NONE;
        });
        mail.of(News.Looked.class).ifPresent(news -> heldOut = news.latest());
        mail.of(GuestClips.class).ifPresent(clips -> guests = clips);
        return mail.hasAny(OpenedRun.class, News.Looked.class, GuestClips.class);
    }

    /** Settings of the run in view, null before any. */
    public RunSpec spec() {
        return run == null ? null : run.spec();
    }

    public GuestClips guests() {
        return guests;
    }

    /** None before a run is in view. */
    public List<Clip> clips() {
        return run == null ? List.of() : guests.isEmpty() ? run.clips() : guests.clips();
    }

    /** Whether the model has made anything of the clips. */
    public boolean isSeen() {
        return seen() != null;
    }

    private HeldOut seen() {
        return guests.isEmpty() ? heldOut : guests.seen();
    }

    /** A frame of what the model made of a clip, [height, width], or null where it made nothing. */
    public float[] output(int clip, Branch branch, int t) {
        boolean replaced = isReplaced(clip);
        Prediction all = replaced ? instead.made() : isSeen() ? seen().made() : null;
        List<Clip> made = all == null ? List.of() : all.of(branch);
        return made.isEmpty() ? null : made.get(replaced ? 0 : clip).frame(t);
    }

    /** Outputs in place of the model's, until another run comes; null for these. */
    public void showInstead(ShownClip.Outputs outputs) {
        instead = outputs;
    }

    public boolean isReplaced(int clip) {
        return instead != null && clips().indexOf(instead.clip()) == clip;
    }

    public String insteadName() {
        return instead.name();
    }

    /** A clip with the model's outputs, for pictures. */
    public ResultSheet sheet(int clip) {
        Map<Branch, Clip> made = isSeen() ? seen().made().ofClip(clip) : Map.of();
        return new ResultSheet(clips().get(clip), made, spec().sequence().inputFrames());
    }
}
