package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.HeldOut;
import java.util.List;

/** Clips in place of the held-out ones; trial null for the model's own conditions, seen null as long as unseen. */
public record GuestClips(String about, List<Clip> clips, Trial trial, HeldOut seen) implements News.Awaited {
    /** The held-out clips again. */
    public static final GuestClips NONE = new GuestClips("", List.of(), null, null);

    public boolean isEmpty() {
        return clips.isEmpty();
    }

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
