package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.HeldOut;
import java.util.List;

/**
 * Clips shown in the theatre in place of the held-out ones.
 *
 * @param about one sentence: what they are
 * @param clips input and future; none to show the held-out clips again
 * @param trial other conditions under which the model sees them, or null for its own
 * @param seen what the model made of them, or null as long as that is not computed
 */
public record GuestClips(String about, List<Clip> clips, Trial trial, HeldOut seen) implements News.Awaited {
    /** The held-out clips again. */
    public static final GuestClips NONE = new GuestClips("", List.of(), null, null);

    public GuestClips {
        clips = List.copyOf(clips);
    }

    public boolean isEmpty() {
        return clips.isEmpty();
    }

    /** Whether a model of {@code spec} can take them. */
    public boolean fits(RunSpec spec) {
        if (trial != null) {
            return trial.fits(spec);
        }
        return clips.stream()
                .allMatch(clip -> clip.time() == spec.sequence().frames()
                        && clip.height() == spec.sequence().size()
                        && clip.width() == spec.sequence().size());
    }

    /** The same, with what a model made of them, or null. */
    public GuestClips with(HeldOut made) {
        return new GuestClips(about, clips, trial, made);
    }
}
