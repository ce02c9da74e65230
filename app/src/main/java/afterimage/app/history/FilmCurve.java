package afterimage.app.history;

import afterimage.app.picture.FrameSheet;
import afterimage.app.theme.Palette;
import afterimage.engine.trace.LossPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The losses of a training over its steps, both in powers of ten as the moments are spaced: what is past at a moment in
 * colour, what is to come pale.
 *
 * @param last step of the training
 */
record FilmCurve(List<LossPoint> train, List<LossPoint> heldOut, long last) {
    private static final int BOTTOM = 18;

    void draw(Graphics2D g, Palette palette, long now, Rectangle area) {
        Rectangle plot = new Rectangle(area.x + BOTTOM / 2, area.y, area.width - BOTTOM / 2, area.height - BOTTOM);
        for (long step = 1; step <= last; step *= 10) {
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

    private double x(long step, Rectangle plot) {
        return plot.x + plot.width * Math.log(Math.max(1, step)) / Math.log(Math.max(10, last));
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
