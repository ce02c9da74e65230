package afterimage.app.picture;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.ResultSheet;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws a clip and what the model makes of it, step by step, for moving pictures. */
public record TheatrePaintings(ResultSheet sheet, Palette palette) {
    private static final int STRIP_CELL = 32;
    private static final int PLAYER_CELL = 192;
    private static final int MARGIN = 12;
    private static final int HEAD = 24;
    private static final int GAP = 8;

    /** Steps after which the clip begins again. */
    public int steps() {
        int future = sheet.clip().time() - sheet.inputFrames();
        return Math.max(sheet.inputFrames(), future);
    }

    /** All rows of frames, the present step marked; {@code differences} from the truth may come below. */
    public Painting strips(int present, boolean differences) {
        List<FrameSheet.Row> rows = rows();
        // A clip that is the input alone has no truth for what is predicted.
        List<FrameSheet.Row> made = Stream.of(Branch.values())
                .flatMap(this::made)
                .filter(row -> row.end() <= sheet.clip().time())
                .toList();
        if (differences && !made.isEmpty()) {
            rows.add(FrameSheet.Row.difference(made, sheet.clip(), palette));
        }
        return new FrameSheet(rows, sheet.inputFrames(), STRIP_CELL, false, present, palette).painting();
    }

    /** Input, reconstruction, truth and prediction at one step, side by side. */
    public Painting players(int t) {
        return players(rows(), t, PLAYER_CELL, palette);
    }

    /** @param cell a frame's side */
    public static Painting players(List<FrameSheet.Row> shown, int t, int cell, Palette palette) {
        int width = 2 * MARGIN + shown.size() * (cell + GAP) - GAP;
        int height = MARGIN + HEAD + cell + MARGIN;
        return Painting.of(width, height, palette.window(), g -> {
            for (int i = 0; i < shown.size(); i++) {
                FrameSheet.Row row = shown.get(i);
                FrameSheet.Piece piece = row.pieces().get(0);
                int frame = Math.min(t, piece.clip().time() - 1);
                int x = MARGIN + i * (cell + GAP);
                FrameSheet.write(g, FrameSheet.LARGE, row.colour(), row.label(), x, MARGIN + 12);
                String time = "t " + (piece.first() + frame);
                int end = x + cell - FrameSheet.width(g, FrameSheet.SMALL, time);
                FrameSheet.write(g, FrameSheet.SMALL, palette.faint(), time, end, MARGIN + 12);
                g.drawImage(FrameSheet.frame(piece.clip(), frame, piece.shading()), x, MARGIN + HEAD, cell, cell, null);
            }
        });
    }

    private List<FrameSheet.Row> rows() {
        Clip clip = sheet.clip();
        int future = sheet.inputFrames();
        List<FrameSheet.Row> rows = new ArrayList<>();
        rows.add(FrameSheet.Row.of("Input", palette.input(), 0, clip.frames(0, future)));
        made(Branch.RECONSTRUCTION).forEach(rows::add);
        if (future < clip.time()) {
            rows.add(FrameSheet.Row.of("Future truth", palette.truth(), future, clip.frames(future, clip.time())));
        }
        made(Branch.PREDICTION).forEach(rows::add);
        return rows;
    }

    private Stream<FrameSheet.Row> made(Branch branch) {
        Stream<Clip> made = Stream.ofNullable(sheet.outputs().get(branch));
        return branch == Branch.PREDICTION
                ? made.map(clip -> FrameSheet.Row.of("Prediction", palette.prediction(), sheet.inputFrames(), clip))
                : made.map(clip -> FrameSheet.Row.of("Reconstruction", palette.reconstruction(), 0, clip));
    }
}
