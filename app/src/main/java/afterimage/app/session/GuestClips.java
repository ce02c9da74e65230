package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.HeldOut;
import java.util.List;

/**
 * Clips shown in the theatre in place of the held-out ones.
 *
 * @param about one sentence: what they are
 * @param clips input and future; none to show the held-out clips again
 * @param seen what the model made of them, or null as long as that is not computed
 */
public record GuestClips(String about, List<Clip> clips, HeldOut seen) {
    /** The held-out clips again. */
    public static final GuestClips NONE = new GuestClips("", List.of(), null);

    public GuestClips {
        clips = List.copyOf(clips);
    }

    public boolean isEmpty() {
        return clips.isEmpty();
    }

    /** Whether a model of {@code spec} can take them. */
    public boolean fits(RunSpec spec) {
        return clips.stream()
                .allMatch(clip -> clip.time() == spec.sequence().frames()
                        && clip.height() == spec.sequence().size()
                        && clip.width() == spec.sequence().size());
    }

    GuestClips with(HeldOut made) {
        return new GuestClips(about, clips, made);
    }
}
