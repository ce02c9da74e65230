package afterimage.app.theatre;

import afterimage.app.session.News;
import afterimage.app.feature.Players;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.run.ResultSheet;
import afterimage.engine.trace.HeldOut;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** Which clip is shown, which frame, and what the model made of it. */
public final class TheatreViewModel implements Players {
    private static final int MAX_FPS = 30;
    /** A pulse that comes a little early counts, nanoseconds. */
    private static final long EARLY = 20_000_000;

    private static final int NOWHERE = -1;

    private final ReadOnlyIntegerWrapper clip = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper time = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(NOWHERE);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(true);
    private final IntegerProperty framesPerSecond = new SimpleIntegerProperty(10);
    private final BooleanProperty asDecoded = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<ShownClip> shown = new ReadOnlyObjectWrapper<>();

    private final ReadOnlyStringWrapper guestsText = new ReadOnlyStringWrapper("");

    /** What is shown: the held-out clips or guests in their place. */
    private List<Clip> clips = List.of();

    private List<Clip> heldOutClips = List.of();
    private HeldOut heldOutSeen;
    private GuestClips guests = GuestClips.NONE;
    private int inputFrames;
    private boolean reversed;
    private List<Branch> branches = List.of(Branch.values());
    private HeldOut seen;
    private long lastTick;

    public TheatreViewModel() {
        asDecoded.addListener((property, before, now) -> changed());
    }

    /** What is shown in place of the held-out clips, one sentence; empty while these are shown. */
    @Override
    public ReadOnlyStringProperty guestsTextProperty() {
        return guestsText.getReadOnlyProperty();
    }

    /** Index of the clip shown. */
    @Override
    public ReadOnlyIntegerProperty clipProperty() {
        return clip.getReadOnlyProperty();
    }

    /** The step that all players show: frame t of the input and frame t of the future. */
    @Override
    public ReadOnlyIntegerProperty timeProperty() {
        return time.getReadOnlyProperty();
    }

    /** The column of the whole clip that is looked at in passing, or -1. */
    public ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** The step whose frames the players show: of the column looked at in passing, otherwise the present one. */
    public int shownTime() {
        return hovered.get() == NOWHERE ? time.get() : timeOf(hovered.get());
    }

    /** Grows whenever frames other than by playing have changed. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public IntegerProperty framesPerSecondProperty() {
        return framesPerSecond;
    }

    /** Whether the reconstruction is shown in the order in which it was decoded. */
    public BooleanProperty asDecodedProperty() {
        return asDecoded;
    }

    public int inputFrames() {
        return inputFrames;
    }

    /** Frames of the whole clip, input and future. */
    public int frames() {
        return clips.isEmpty() ? 0 : clips.get(0).time();
    }

    /** Whether the model is trained to reconstruct last frame first, so that "as decoded" means something. */
    public boolean isReversed() {
        return reversed && branches.contains(Branch.RECONSTRUCTION);
    }

    /** What there is to show, from top to bottom: not an output that the model does not have. */
    List<Strip> strips() {
        return Stream.of(Strip.values())
                .filter(strip -> strip != Strip.RECONSTRUCTION || branches.contains(Branch.RECONSTRUCTION))
                .filter(strip -> strip != Strip.PREDICTION || branches.contains(Branch.PREDICTION))
                .toList();
    }

    /** The frame of a strip at a column of the whole clip [height, width], or null where the strip has none. */
    public float[] frame(Strip strip, int column) {
        if (clips.isEmpty() || column < 0 || column >= frames()) {
            return null;
        }
        boolean past = column < inputFrames;
        return switch (strip) {
            case INPUT -> past ? truth().frame(column) : null;
            case TRUTH -> past ? null : truth().frame(column);
            case RECONSTRUCTION -> past ? output(Branch.RECONSTRUCTION, shownReconstruction(column)) : null;
            case PREDICTION -> past ? null : output(Branch.PREDICTION, column - inputFrames);
            case DIFFERENCE -> difference(column);
        };
    }

    /** The column that a player shows: of a part that is over, its last. */
    public int column(Strip strip) {
        boolean past = strip == Strip.INPUT || strip == Strip.RECONSTRUCTION;
        return past
                ? Math.min(shownTime(), inputFrames - 1)
                : Math.min(inputFrames + shownTime(), Math.max(inputFrames, frames() - 1));
    }

    /** Which frame of the clip stands there. */
    public int frameNumber(Strip strip, int column) {
        return strip == Strip.RECONSTRUCTION ? shownReconstruction(column) : column;
    }

    /** Mean squared error of each column of the whole clip; NaN where the model has no output. */
    public double[] errorPerFrame() {
        double[] errors = new double[frames()];
        for (int column = 0; column < errors.length; column++) {
            float[] difference = difference(column);
            if (difference == null) {
                errors[column] = Double.NaN;
                continue;
            }
            for (float d : difference) {
                errors[column] += d * d / difference.length;
            }
        }
        return errors;
    }

    /** The clip shown with the model's outputs, for pictures; null before anything is open. */
    public ResultSheet sheet() {
        if (clips.isEmpty()) {
            return null;
        }
        Map<Branch, Clip> outputs = new EnumMap<>(Branch.class);
        for (Branch branch : Branch.values()) {
            if (!outputs(branch).isEmpty()) {
                outputs.put(branch, outputs(branch).get(clip.get()));
            }
        }
        return new ResultSheet(truth(), outputs, inputFrames);
    }

    /** The theatre's clip count in its own words, e.g. {@code 3 of 16}. */
    public String clipText() {
        return clips.isEmpty() ? "–" : (clip.get() + 1) + " of " + clips.size();
    }

    /** The clip shown, null before anything is open. */
    @Override
    public ReadOnlyObjectProperty<ShownClip> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How many clips there are to choose from. */
    public int clips() {
        return clips.size();
    }

    /** All of them: the held-out clips, or guests in their place. */
    @Override
    public List<Clip> shownClips() {
        return clips;
    }

    /** What a clip is told from others by: its last input frame [height, width], where the digits stand apart. */
    public float[] thumbnail(int index) {
        return clips.get(index).frame(inputFrames - 1);
    }

    // Commands

    public void chooseClip(int index) {
        if (index >= 0 && index < clips.size()) {
            clip.set(index);
            changed();
        }
    }

    public void togglePlaying() {
        playing.set(!playing.get());
    }

    public void nextClip() {
        moveClip(1);
    }

    public void previousClip() {
        moveClip(-1);
    }

    /** Looks at a column in passing, while the clip stays or plays on; -1 ends it, and so does any move through time. */
    public void hover(int column) {
        hovered.set(column >= 0 && column < frames() ? column : NOWHERE);
    }

    /** Moves by frames and stops playing. */
    @Override
    public void moveFrames(int by) {
        playing.set(false);
        hovered.set(NOWHERE);
        time.set(Math.floorMod(time.get() + by, period()));
    }

    /** Goes to a column of the whole clip and stops playing. */
    @Override
    public void scrubTo(int column) {
        if (column >= 0 && column < frames()) {
            playing.set(false);
            hovered.set(NOWHERE);
            time.set(timeOf(column));
        }
    }

    public void setFramesPerSecond(int fps) {
        framesPerSecond.set(Math.max(1, Math.min(MAX_FPS, fps)));
    }

    /** Time passes, nanoseconds; playing goes by it. */
    public void tick(long now) {
        if (!playing.get() || clips.isEmpty()) {
            lastTick = now;
            return;
        }
        if (now - lastTick >= 1_000_000_000L / framesPerSecond.get() - EARLY) {
            lastTick = now;
            time.set((time.get() + 1) % period());
        }
    }

    // What happened

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(this::open);
        mail.of(News.Looked.class).ifPresent(news -> heldOutSeen = news.latest());
        mail.of(GuestClips.class).ifPresent(clips -> guests = clips);
        if (mail.hasAny(News.Looked.class, GuestClips.class)) {
            choose();
        }
    }

    /** The held-out clips, or guests in their place. */
    private void choose() {
        boolean other = !guests.isEmpty();
        clips = other ? guests.clips() : heldOutClips;
        seen = other ? guests.seen() : heldOutSeen;
        guestsText.set(guests.about());
        clip.set(Math.max(0, Math.min(clip.get(), clips.size() - 1)));
        changed();
    }

    private void open(OpenedRun run) {
        hovered.set(NOWHERE);
        heldOutClips = run.clips();
        heldOutSeen = null;
        // Guests stay if the run can take them; what another model made of them does not.
        guests = guests.fits(run.spec()) ? guests.with(null) : GuestClips.NONE;
        inputFrames = run.spec().sequence().inputFrames();
        reversed = run.spec().model().reverseTarget();
        branches = run.spec().model().task().branches();
        choose();
        time.set(Math.min(time.get(), period() - 1));
        if (!isReversed()) {
            asDecoded.set(false);
        }
    }

    private void changed() {
        shown.set(clips.isEmpty() ? null : new ShownClip(truth(), guests.isEmpty() ? null : guests.trial()));
        revision.set(revision.get() + 1);
    }

    private void moveClip(int by) {
        if (!clips.isEmpty()) {
            clip.set(Math.floorMod(clip.get() + by, clips.size()));
            changed();
        }
    }

    private int timeOf(int column) {
        return column < inputFrames ? column : column - inputFrames;
    }

    private int period() {
        return Math.max(1, Math.max(inputFrames, frames() - inputFrames));
    }

    private Clip truth() {
        return clips.get(clip.get());
    }

    private int shownReconstruction(int column) {
        return asDecoded.get() ? inputFrames - 1 - column : column;
    }

    private List<Clip> outputs(Branch branch) {
        if (seen == null) {
            return List.of();
        }
        return branch == Branch.RECONSTRUCTION ? seen.reconstructions() : seen.predictions();
    }

    private float[] output(Branch branch, int t) {
        List<Clip> made = outputs(branch);
        return made.isEmpty() ? null : made.get(clip.get()).frame(t);
    }

    private float[] difference(int column) {
        boolean past = column < inputFrames;
        int inOrder = past ? shownReconstruction(column) : column;
        float[] output =
                past ? output(Branch.RECONSTRUCTION, inOrder) : output(Branch.PREDICTION, column - inputFrames);
        if (output != null) {
            float[] truth = truth().frame(inOrder);
            for (int i = 0; i < output.length; i++) {
                output[i] -= truth[i];
            }
        }
        return output;
    }
}
