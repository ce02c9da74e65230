package afterimage.app.theatre;

import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.ClipsInView;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Revision;
import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.model.Branch;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** Plays a clip and what the model made of it, frame by frame. */
public final class TheatreViewModel extends Players {
    /** A pulse that comes a little early counts, nanoseconds. */
    private static final long EARLY = 20_000_000;

    private static final int NOWHERE = -1;

    /** The column of the whole clip that is looked at in passing, or -1. */
    final IntegerProperty hovered = new SimpleIntegerProperty(NOWHERE);
    /** Grows whenever frames other than by playing have changed. */
    public final Revision revision = new Revision();

    public final IntegerProperty framesPerSecond = new SimpleIntegerProperty(10);
    private final ClipsInView inView = new ClipsInView();
    private long lastTick;

    public TheatreViewModel() {
        asDecoded.addListener((property, before, now) -> changed());
    }

    /** The step whose frames the players show: of the column looked at in passing, otherwise the present one. */
    public int shownTime() {
        return hovered.get() == NOWHERE ? time.get() : timeOf(hovered.get());
    }

    public int inputFrames() {
        return inView.spec() == null ? 0 : inView.spec().sequence().inputFrames();
    }

    public int frames() {
        return clips() == 0 ? 0 : shownClips().get(0).time();
    }

    /** Whether the model is trained to reconstruct last frame first, so that Texts.of("theatre.as-decoded") means something. */
    public boolean isReversed() {
        return inView.spec() != null && inView.spec().model().reverseTarget() && has(Branch.RECONSTRUCTION);
    }

    /** What there is to show, from top to bottom: not an output that the model does not have. */
    List<Strip> strips() {
        return Stream.of(Strip.values())
                .filter(strip -> (strip != Strip.RECONSTRUCTION || has(Branch.RECONSTRUCTION))
                        && (strip != Strip.PREDICTION || has(Branch.PREDICTION)))
                .toList();
    }

    private boolean has(Branch branch) {
        return inView.spec() == null || inView.spec().model().task().branches().contains(branch);
    }

    /** The frame of a strip at a column of the whole clip [height, width], or null where the strip has none. */
    public float[] frame(Strip strip, int column) {
        if (column < 0 || column >= frames()) {
            return null;
        }
        boolean past = column < inputFrames();
        return switch (strip) {
            case INPUT -> past ? truth().frame(column) : null;
            case TRUTH -> past ? null : truth().frame(column);
            case RECONSTRUCTION -> past ? output(column) : null;
            case PREDICTION -> past ? null : output(column);
            case DIFFERENCE -> difference(column);
        };
    }

    /** The column that a player shows: of a part that is over, its last. */
    public int column(Strip strip) {
        boolean past = strip == Strip.INPUT || strip == Strip.RECONSTRUCTION;
        return past
                ? Math.min(shownTime(), inputFrames() - 1)
                : Math.min(inputFrames() + shownTime(), Math.max(inputFrames(), frames() - 1));
    }

    /** Which frame of the clip stands there. */
    public int frameNumber(Strip strip, int column) {
        return strip == Strip.RECONSTRUCTION ? shownReconstruction(column) : column;
    }

    @Override
    public void showInstead(ShownClip.Outputs outputs) {
        inView.showInstead(outputs);
        revision.grow();
    }

    /** Its own, or what stands in place of the model's output. */
    String title(Strip strip) {
        boolean output = strip == Strip.RECONSTRUCTION || strip == Strip.PREDICTION;
        return output && inView.isReplaced(clip.get()) ? inView.insteadName() : Texts.of(strip);
    }

    /** Mean squared error of each column of the whole clip; NaN where the model has no output. */
    public double[] errorPerFrame() {
        double[] errors = new double[frames()];
        for (int column = 0; column < errors.length; column++) {
            float[] difference = difference(column);
            errors[column] = difference == null ? Double.NaN : 0;
            for (int i = 0; difference != null && i < difference.length; i++) {
                errors[column] += difference[i] * difference[i] / difference.length;
            }
        }
        return errors;
    }

    /** The clip shown with the model's outputs, for pictures; null before anything is open. */
    public ResultSheet sheet() {
        return clips() == 0 ? null : inView.sheet(clip.get());
    }

    public String clipText() {
        return clips() == 0 ? "–" : Texts.of("theatre.clip-of", clip.get() + 1, clips());
    }

    public int clips() {
        return shownClips().size();
    }

    @Override
    public List<Clip> shownClips() {
        return inView.clips();
    }

    public void chooseClip(int index) {
        if (index >= 0 && index < clips()) {
            clip.set(index);
            changed();
        }
    }

    public void togglePlaying() {
        playing.set(!playing.get());
    }

    /** To another clip, so many further on, round the ends. */
    public void moveClip(int by) {
        if (clips() > 0) {
            chooseClip(Math.floorMod(clip.get() + by, clips()));
        }
    }

    /** Looks at a column in passing, while the clip stays or plays on; -1 ends it, and so does any move through time. */
    public void hover(int column) {
        hovered.set(column >= 0 && column < frames() ? column : NOWHERE);
    }

    @Override
    public void moveFrames(int by) {
        goTo(Math.floorMod(time.get() + by, period()));
    }

    /** Goes to a column of the whole clip and stops playing. */
    @Override
    public void scrubTo(int column) {
        if (column >= 0 && column < frames()) {
            goTo(timeOf(column));
        }
    }

    private void goTo(int step) {
        playing.set(false);
        hovered.set(NOWHERE);
        time.set(step);
    }

    /** Time passes, nanoseconds; playing goes by it. */
    public void tick(long now) {
        if (!playing.get() || clips() == 0) {
            lastTick = now;
            return;
        }
        if (now - lastTick >= 1_000_000_000L / framesPerSecond.get() - EARLY) {
            lastTick = now;
            time.set((time.get() + 1) % period());
        }
    }

    public void show(Mail mail) {
        if (!inView.show(mail)) {
            return;
        }
        guestsText.set(inView.guests().about());
        clip.set(Math.max(0, Math.min(clip.get(), clips() - 1)));
        changed();
        if (mail.hasAny(OpenedRun.class)) {
            hovered.set(NOWHERE);
            time.set(Math.min(time.get(), period() - 1));
            asDecoded.set(asDecoded.get() && isReversed());
        }
    }

    private void changed() {
        shown.set(clips() == 0 ? null : new ShownClip(truth(), inView.guests().trial()));
        revision.grow();
    }

    private int timeOf(int column) {
        return column < inputFrames() ? column : column - inputFrames();
    }

    private int period() {
        return Math.max(1, Math.max(inputFrames(), frames() - inputFrames()));
    }

    private Clip truth() {
        return shownClips().get(clip.get());
    }

    private int shownReconstruction(int column) {
        return asDecoded.get() ? inputFrames() - 1 - column : column;
    }

    private float[] output(int column) {
        return column < inputFrames()
                ? inView.output(clip.get(), Branch.RECONSTRUCTION, shownReconstruction(column))
                : inView.output(clip.get(), Branch.PREDICTION, column - inputFrames());
    }

    private float[] difference(int column) {
        float[] difference = output(column);
        float[] truth = truth().frame(column < inputFrames() ? shownReconstruction(column) : column);
        for (int i = 0; difference != null && i < difference.length; i++) {
            difference[i] -= truth[i];
        }
        return difference;
    }
}
