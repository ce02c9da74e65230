package afterimage.engine.probe;

import afterimage.engine.digits.DigitSet;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is true of a clip at one of its frames, as means over its digits, pixels and pixels a frame; velocities are
 * after any bounce, right and down positive, overlap is the share of the digits' ink that others hide.
 */
public record ClipTraits(List<Integer> digits, double x, double y, double vx, double vy, double speed, double overlap) {
    /** @param images those that the clip was made of */
    public static ClipTraits of(MovingClip clip, DigitSet images, int frame) {
        double half = images.side() / 2.0;
        return new ClipTraits(
                clip.tracks().stream().map(DigitTrack::label).toList(),
                half + mean(clip, frame, DigitTrack.Step::x),
                half + mean(clip, frame, DigitTrack.Step::y),
                mean(clip, frame, DigitTrack.Step::vx),
                mean(clip, frame, DigitTrack.Step::vy),
                mean(clip, frame, step -> Math.hypot(step.vx(), step.vy())),
                overlap(clip, images, frame));
    }

    private static double mean(MovingClip clip, int frame, ToDoubleFunction<DigitTrack.Step> of) {
        return clip.tracks().stream()
                .mapToDouble(track -> of.applyAsDouble(track.steps().get(frame)))
                .average()
                .orElseThrow();
    }

    private static double overlap(MovingClip clip, DigitSet images, int frame) {
        double alone = 0;
        for (DigitTrack track : clip.tracks()) {
            for (int i = 0; i < images.side() * images.side(); i++) {
                alone += images.grey(track.image(), i / images.side(), i % images.side()) / 255.0;
            }
        }
        double seen = 0;
        for (float pixel : clip.clip().frame(frame)) {
            seen += pixel;
        }
        return alone > 0 ? Math.max(0, 1 - seen / alone) : 0;
    }

    /** Of the mean motion in degrees, -180 to 180, counterclockwise from the right; upwards is 90. */
    public double direction() {
        return Math.toDegrees(Math.atan2(-vy, vx));
    }
}
