package afterimage.app.export;

import afterimage.app.chart.ChartFont;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import afterimage.engine.run.ResultSheet;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;

/** A clip and what the model makes of it, step by step: what moving pictures are made of. */
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

    /**
     * All rows of frames, the present step marked.
     *
     * @param differences whether the differences from the truth come below
     */
    public Painting strips(int present, boolean differences) {
        List<FrameRow> rows = rows();
        if (differences) {
            List<FrameRow.Piece> wrong = new ArrayList<>();
            sheet.outputs().forEach((branch, made) -> {
                int first = branch == Branch.RECONSTRUCTION ? 0 : sheet.inputFrames();
                wrong.add(FrameDifference.of(made, sheet.clip(), first));
            });
            rows.add(new FrameRow("Difference", List.of(), palette.dim(), wrong));
        }
        return new FrameSheet(rows, sheet.inputFrames(), STRIP_CELL, false, present, palette).painting();
    }

    /** Input, reconstruction, truth and prediction at one step, side by side. */
    public Painting players(int t) {
        List<FrameRow> shown = rows();
        int width = 2 * MARGIN + shown.size() * (PLAYER_CELL + GAP) - GAP;
        int height = MARGIN + HEAD + PLAYER_CELL + MARGIN;
        String family = ChartFont.family();
        return new Painting(width, height, g -> {
            g.setColor(new Color(palette.window()));
            g.fillRect(0, 0, width, height);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            for (int i = 0; i < shown.size(); i++) {
                FrameRow row = shown.get(i);
                FrameRow.Piece piece = row.pieces().get(0);
                int frame = Math.min(t, piece.clip().time() - 1);
                int x = MARGIN + i * (PLAYER_CELL + GAP);
                g.setFont(new Font(family, Font.PLAIN, 13));
                g.setColor(new Color(row.colour()));
                g.drawString(row.label(), x, MARGIN + 12);
                String time = "t " + (piece.first() + frame);
                g.setFont(new Font(family, Font.PLAIN, 11));
                g.setColor(new Color(palette.faint()));
                g.drawString(time, x + PLAYER_CELL - g.getFontMetrics().stringWidth(time), MARGIN + 12);
                g.drawImage(
                        FrameSheet.frame(piece.clip(), frame, piece.shading()),
                        x,
                        MARGIN + HEAD,
                        PLAYER_CELL,
                        PLAYER_CELL,
                        null);
            }
        });
    }

    private List<FrameRow> rows() {
        Clip clip = sheet.clip();
        int future = sheet.inputFrames();
        List<FrameRow> rows = new ArrayList<>();
        rows.add(row("Input", palette.input(), 0, clip.frames(0, future)));
        add(rows, Branch.RECONSTRUCTION, "Reconstruction", palette.reconstruction(), 0);
        if (future < clip.time()) {
            rows.add(row("Future truth", palette.truth(), future, clip.frames(future, clip.time())));
        }
        add(rows, Branch.PREDICTION, "Prediction", palette.prediction(), future);
        return rows;
    }

    private void add(List<FrameRow> rows, Branch branch, String label, int colour, int first) {
        Clip made = sheet.outputs().get(branch);
        if (made != null) {
            rows.add(row(label, colour, first, made));
        }
    }

    private static FrameRow row(String label, int colour, int first, Clip clip) {
        return new FrameRow(label, List.of(), colour, List.of(new FrameRow.Piece(first, clip, Shading.GREY)));
    }
}
