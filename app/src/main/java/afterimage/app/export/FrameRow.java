package afterimage.app.export;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.util.List;

/**
 * One row of frames.
 *
 * @param label what it shows
 * @param notes smaller lines below it
 * @param colour of the label, 0xRRGGBB
 * @param pieces clips, each from a time step on
 */
public record FrameRow(String label, List<String> notes, int colour, List<Piece> pieces) {
    /** @param first time step of its first frame */
    public record Piece(int first, Clip clip, Shading shading) {}

    /** Whether it shows how far something is from the truth. */
    boolean isDifference() {
        return pieces.stream().anyMatch(piece -> piece.shading == Shading.DIFFERENCE);
    }

    int end() {
        return pieces.stream().mapToInt(p -> p.first + p.clip.time()).max().orElse(0);
    }
}
