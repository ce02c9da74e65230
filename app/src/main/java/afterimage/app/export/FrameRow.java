package afterimage.app.export;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.util.List;

/**
 * One row of frames.
 *
 * @param notes smaller lines below the label
 * @param colour of the label, 0xRRGGBB
 * @param pieces clips, each from a time step on
 */
record FrameRow(String label, List<String> notes, int colour, List<Piece> pieces) {
    /** @param first time step of its first frame */
    record Piece(int first, Clip clip, Shading shading) {
        /** What was made minus the truth, which has all frames of the clip. */
        private Piece minus(Clip truth) {
            float[] pixels = clip.pixels();
            float[] real = truth.frames(first, first + clip.time()).pixels();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] -= real[i];
            }
            return new Piece(
                    first, Clip.of(clip.time(), clip.height(), clip.width(), pixels), Shading.DIFFERENCE);
        }
    }

    /** A clip as it is. */
    static FrameRow of(String label, int colour, int first, Clip clip) {
        return new FrameRow(label, List.of(), colour, List.of(new Piece(first, clip, Shading.GREY)));
    }

    /** How far rows are from the truth, as one row. */
    static FrameRow difference(List<FrameRow> made, Clip truth, Palette palette) {
        List<Piece> wrong = made.stream()
                .flatMap(row -> row.pieces.stream())
                .map(piece -> piece.minus(truth))
                .toList();
        return new FrameRow("Difference", List.of(), palette.dim(), wrong);
    }

    boolean isDifference() {
        return pieces.stream().anyMatch(piece -> piece.shading == Shading.DIFFERENCE);
    }

    int end() {
        return pieces.stream().mapToInt(p -> p.first + p.clip.time()).max().orElse(0);
    }
}
