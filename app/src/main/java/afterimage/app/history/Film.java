package afterimage.app.history;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapGrid;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.app.picture.FrameSheet;
import afterimage.app.picture.Painting;
import afterimage.app.theme.Palette;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.LossPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The film of a training, for the window and for files: at each moment the clip plays once. Its chart has the losses over
 * the steps, both in powers of ten as the moments are spaced: what is past in colour, what is to come pale.
 *
 * @param scenes by their step
 * @param size the largest number of the maps in all scenes, for those that are no gates
 */
record Film(List<ClipAtStep> scenes, List<LossPoint> train, List<LossPoint> heldOut, Quantity quantity, double size) {
    /** Pictures of a moment in a file, and of all its moments: each takes a tenth of a second to write. */
    private static final int MOST_EACH = 10;

    private static final int MOST_FRAMES = 120;
    /** Of a file. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 174;
    private static final int CHART = 200;
    private static final int MARGIN = 12;
    private static final int GAP = 8;
    private static final int NAME = 18;
    private static final int BOTTOM = 18;
    private static final int HEAD = 20 + NAME;

    /** @param t its frame; there may be none */
    private record Picture(String name, int colour, Clip clip, int t, Shading shading) {}

    /** With the moments that nobody looked at, computed on the thread of the caller. */
    Film with(List<ClipAtStep.Moment> unseen, DoubleConsumer progress) {
        if (unseen.isEmpty()) {
            return this;
        }
        ClipAtStep.Moment first = unseen.get(0);
        RunSpec run = first.run() == null
                ? first.given().spec()
                : RunFolder.open(first.run()).spec();
        Trial trial = first.trial() == null ? Trial.asTrained(run) : first.trial();
        List<ClipAtStep> all = new ArrayList<>(scenes);
        try (ProbeModel probe = new ProbeModel(run.model(), trial.sequence(), trial.truth(), SessionSettings.cpu())) {
            for (ClipAtStep.Moment moment : unseen) {
                progress.accept((double) (all.size() - scenes.size()) / unseen.size());
                moment.on(probe, share -> {}).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingLong(ClipAtStep::step));
        DoubleStream largest = all.stream().mapToDouble(scene -> StateRow.largest(scene.maps()));
        return new Film(all, train, heldOut, quantity, largest.max().orElse(size));
    }

    /** Pictures a second of a file, so that a moment takes one. */
    int framesEach() {
        return Math.max(2, Math.min(MOST_EACH, MOST_FRAMES / scenes.size()));
    }

    int frames() {
        return scenes.size() * framesEach();
    }

    /** One of the pictures of a file. */
    Painting frame(int number, Palette palette) {
        ClipAtStep then = scenes.get(number / framesEach());
        return painting(then, number % framesEach() * then.period() / framesEach(), WIDTH, HEIGHT, palette);
    }

    /** @param t of the clip, from 0 on; its input and its future play together */
    Painting painting(ClipAtStep then, int t, int width, int height, Palette palette) {
        List<Picture> shown = pictures(then, t, palette);
        IntUnaryOperator side = rows -> cell(then, shown.size(), rows, width, height);
        int rows = IntStream.of(1, 2, 3).reduce(1, (a, b) -> side.applyAsInt(b) > side.applyAsInt(a) ? b : a);
        int cell = side.applyAsInt(rows);
        int columns = (shown.size() + rows - 1) / rows;
        int right = MARGIN + columns * (cell + GAP);
        int wide = width - MARGIN - right;
        int high = Math.max(rows * (cell + NAME) - NAME, Math.min(wide, height - HEAD - GAP));
        Rectangle chart = new Rectangle(right, HEAD, wide, high);
        return Painting.of(width, height, palette.window(), g -> {
            List<String> words = new ArrayList<>(List.of(Texts.of("history.then", then.step())));
            words.addAll(then.losses());
            int[] inks = {palette.text(), palette.reconstruction(), palette.prediction()};
            for (int i = 0, x = MARGIN; i < inks.length; i++) {
                FrameSheet.write(g, FrameSheet.LARGE, inks[i], words.get(i), x, 14);
                x += FrameSheet.width(g, FrameSheet.LARGE, words.get(i)) + 2 * GAP;
            }
            for (int i = 0; i < shown.size(); i++) {
                Picture one = shown.get(i);
                int x = MARGIN + i % columns * (cell + GAP);
                int y = HEAD + i / columns * (cell + NAME);
                FrameSheet.write(g, FrameSheet.SMALL, one.colour, fitting(g, one.name, cell), x, y - 5f);
                if (one.clip != null && one.t < one.clip.time()) {
                    g.drawImage(FrameSheet.frame(one.clip, one.t, one.shading), x, y, cell, cell, null);
                }
            }
            chart(g, palette, then.step(), chart);
        });
    }

    /** Small pictures have room for the beginning of their name only. */
    private static String fitting(Graphics2D g, String name, int room) {
        String shown = name;
        int letters = name.length();
        while (letters > 2 && FrameSheet.width(g, FrameSheet.SMALL, shown) > room) {
            letters--;
            shown = name.substring(0, letters) + ".";
        }
        return shown;
    }

    /** Side of a picture beside the chart: whole multiples of a frame where there is room for one. */
    private static int cell(ClipAtStep then, int pictures, int rows, int width, int height) {
        int wide = (width - 2 * MARGIN - CHART) / ((pictures + rows - 1) / rows) - GAP;
        int high = (height - HEAD - GAP + NAME) / rows - NAME;
        int frame = then.outputs().truth().width();
        int most = Math.max(frame / 2, Math.min(wide, high));
        return most < frame ? most : most - most % frame;
    }

    private List<Picture> pictures(ClipAtStep then, int t, Palette palette) {
        ClipOutputs outputs = then.outputs();
        int future = outputs.inputFrames() + t;
        List<Picture> shown = new ArrayList<>();
        shown.add(new Picture(Texts.of("history.film.input"), palette.input(), outputs.truth(), t, Shading.GREY));
        made(Branch.RECONSTRUCTION, then, t, palette.reconstruction(), shown);
        if (outputs.has(Branch.PREDICTION)) {
            shown.add(new Picture(Texts.of("history.truth"), palette.truth(), outputs.truth(), future, Shading.GREY));
        }
        made(Branch.PREDICTION, then, t, palette.prediction(), shown);
        MapGrid.Row row = StateRow.of(StateRow.name(quantity), "", quantity, then.maps(), then.columns(), size);
        float[] map = row.cells().get(outputs.has(Branch.PREDICTION) && future < outputs.frames() ? future : t);
        shown.add(new Picture(row.name(), palette.dim(), map == null ? null : clip(map, row), 0, row.shading()));
        return shown;
    }

    private static void made(Branch branch, ClipAtStep then, int t, int colour, List<Picture> shown) {
        String name = Texts.of("history.film." + branch);
        List<Clip> made = then.outputs().made().of(branch);
        made.forEach(clip -> shown.add(new Picture(name, colour, clip, t, Shading.GREY)));
    }

    private static Clip clip(float[] map, MapGrid.Row row) {
        return new Clip(1, map.length / row.columns(), row.columns(), StateRow.shares(map, row.high()));
    }

    private void chart(Graphics2D g, Palette palette, long now, Rectangle area) {
        Rectangle plot = new Rectangle(area.x + BOTTOM / 2, area.y, area.width - BOTTOM / 2, area.height - BOTTOM);
        for (long step = 1; step <= last(); step *= 10) {
            String number = step < 1000 ? Long.toString(step) : step / 1000 + "k";
            double x = x(step, plot);
            line(g, palette.line(), 1, new Line2D.Double(x, plot.y, x, plot.getMaxY()));
            float from = (float) x - FrameSheet.width(g, FrameSheet.SMALL, number) / 2f;
            FrameSheet.write(g, FrameSheet.SMALL, palette.faint(), number, from, area.y + area.height - 3f);
        }
        // One loss of training may be far off; looks at the held-out clips are means of many.
        DoubleSummaryStatistics range = (heldOut.size() < 2 ? train : heldOut)
                .stream().mapToDouble(LossPoint::loss).filter(loss -> loss > 0).summaryStatistics();
        Shape trained = path(train, plot, range);
        Shape looks = path(heldOut, plot, range);
        double mark = x(now, plot);
        Graphics2D inside = (Graphics2D) g.create();
        inside.clip(plot);
        line(inside, palette.raised(), 1, trained);
        line(inside, palette.raised(), 2, looks);
        inside.clipRect(plot.x, plot.y, (int) Math.ceil(mark) - plot.x, plot.height);
        line(inside, palette.reconstruction(), 1, trained);
        line(inside, palette.prediction(), 2, looks);
        inside.dispose();
        line(g, palette.accent(), 1, new Line2D.Double(mark, plot.y, mark, plot.getMaxY()));
    }

    private long last() {
        return train.isEmpty() ? 10 : Math.max(10, train.get(train.size() - 1).step());
    }

    private double x(long step, Rectangle plot) {
        return plot.x + plot.width * Math.log(Math.max(1, step)) / Math.log(last());
    }

    /** Through the mean of each column of pixels; a little room is left above and below the range. */
    private Path2D path(List<LossPoint> points, Rectangle plot, DoubleSummaryStatistics range) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); ) {
            long x = Math.round(x(points.get(i).step(), plot));
            DoubleSummaryStatistics column = new DoubleSummaryStatistics();
            for (; i < points.size() && Math.round(x(points.get(i).step(), plot)) == x; i++) {
                column.accept(points.get(i).loss());
            }
            double share = Math.log(Math.max(1e-9, column.getAverage()) / range.getMin() / 0.9)
                    / Math.log(range.getMax() / range.getMin() * 1.25);
            double y = plot.getMaxY() - plot.height * share;
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            }
            path.lineTo(x, y);
        }
        return path;
    }

    private static void line(Graphics2D g, int colour, int width, Shape shape) {
        g.setColor(new Color(colour));
        g.setStroke(new BasicStroke(width));
        g.draw(shape);
    }
}
