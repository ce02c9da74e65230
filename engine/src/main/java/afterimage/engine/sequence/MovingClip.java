package afterimage.engine.sequence;

import afterimage.engine.clip.Clip;
import java.util.List;

/** A generated clip, input and future frames, with the truth about it: a track for each digit. */
public record MovingClip(Clip clip, List<DigitTrack> tracks) {
    /** Without the truth about them. */
    public static List<MovingClip> of(List<Clip> clips) {
        return clips.stream().map(clip -> new MovingClip(clip, List.of())).toList();
    }

    public static List<Clip> clips(List<MovingClip> moving) {
        return moving.stream().map(MovingClip::clip).toList();
    }
}
