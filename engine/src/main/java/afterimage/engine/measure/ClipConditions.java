package afterimage.engine.measure;

import afterimage.engine.digits.DigitSet;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;

/** What makes frames of a clip hard: digits, the share of bright pixels that overlap, edges met, pixels a frame. */
public record ClipConditions(int digits, double overlap, int bounces, double speed) {
    /** Half of full white, of 255. */
    private static final int BRIGHT = 128;

    /** @param digits the split that the clip was made of; frames {@code from} to {@code to - 1} */
    public static ClipConditions of(MovingClip clip, DigitSet digits, int from, int to) {
        double overlap = 0;
        for (int t = from; t < to; t++) {
            overlap += overlap(clip, digits, t);
        }
        int bounces = 0;
        double speed = 0;
        for (DigitTrack track : clip.tracks()) {
            bounces += (int) track.bounces().stream()
                    .filter(bounce -> bounce.frame() >= from && bounce.frame() < to)
                    .count();
            speed += Math.hypot(
                    track.steps().get(from).vx(), track.steps().get(from).vy());
        }
        int count = clip.tracks().size();
        return new ClipConditions(count, to > from ? overlap / (to - from) : 0, bounces, speed / count);
    }

    private static double overlap(MovingClip clip, DigitSet digits, int t) {
        int width = clip.clip().width();
        byte[] covers = new byte[clip.clip().framePixels()];
        for (DigitTrack track : clip.tracks()) {
            DigitTrack.Step step = track.steps().get(t);
            for (int y = 0; y < digits.side(); y++) {
                for (int x = 0; x < digits.side(); x++) {
                    if (digits.grey(track.image(), y, x) >= BRIGHT) {
                        covers[(step.row() + y) * width + step.column() + x]++;
                    }
                }
            }
        }
        int bright = 0;
        int shared = 0;
        for (byte count : covers) {
            bright += count > 0 ? 1 : 0;
            shared += count > 1 ? 1 : 0;
        }
        return bright == 0 ? 0 : (double) shared / bright;
    }
}
