package afterimage.engine.sequence;

import afterimage.engine.clip.Clip;
import java.util.List;

/** A generated clip, input and future frames, with the truth about it: a track for each digit. */
public record MovingClip(Clip clip, List<DigitTrack> tracks) {

    public static List<Clip> clips(List<MovingClip> moving) {
        return moving.stream().map(MovingClip::clip).toList();
    }
}
