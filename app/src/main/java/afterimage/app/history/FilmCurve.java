package afterimage.app.history;

import afterimage.app.picture.FrameSheet;
import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import afterimage.engine.trace.LossPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The losses of a training over its steps, both in powers of ten as the moments are spaced: what is past at a moment in
 * colour, what is to come pale.
 *
 * @param moments steps of the film's moments, ascending and at least one
 */
record FilmCurve(List<LossPoint> train, List<LossPoint> heldOut, List<Long> moments) {
    private static final int LEFT = 46;
    private static final int BOTTOM = 18;
    private static final double DOT = 2.5;

    /** @param low loss at the lower end */
    private record Axes(Rectangle plot, long last, double low, double high) {
        double x(long step) {
            return plot.x + plot.width * Math.log(Math.max(1, step)) / Math.log(last);
        }

        private double y(double loss) {
            return plot.getMaxY() - plot.height * Math.log(Math.max(low / 10, loss) / low) / Math.log(high / low);
        }

        /** Through the mean of each column of pixels. */
        Path2D line(List<LossPoint> points) {
            Path2D line = new Path2D.Double();
            for (int i = 0; i < points.size(); ) {
                long x = Math.round(x(points.get(i).step()));
                DoubleSummaryStatistics column = new DoubleSummaryStatistics();
                for (; i < points.size() && Math.round(x(points.get(i).step())) == x; i++) {
                    column.accept(points.get(i).loss());
                }
                double y = y(column.getAverage());
                if (line.getCurrentPoint() == null) {
                    line.moveTo(x, y);
                }
                line.lineTo(x, y);
            }
            return line;
        }
    }

    private Axes axes(Rectangle plot) {
        // One loss of training may be far off; looks at the held-out clips are means of many.
        List<LossPoint> steady = heldOut.size() < 2 ? train : heldOut;
        DoubleSummaryStatistics losses =
                steady.stream().mapToDouble(LossPoint::loss).filter(loss -> loss > 0).summaryStatistics();
        long last = Math.max(10, moments.get(moments.size() - 1));
        for (List<LossPoint> points : List.of(train, heldOut)) {
            last = points.isEmpty() ? last : Math.max(last, points.get(points.size() - 1).step());
        }
        boolean none = losses.getCount() == 0;
        return new Axes(plot, last, none ? 0.01 : losses.getMin() * 0.9, none ? 1 : losses.getMax() * 1.1);
    }

    void draw(Graphics2D g, Palette palette, long now, Rectangle area) {
        Axes axes = axes(new Rectangle(area.x + LEFT, area.y, area.width - LEFT, area.height - BOTTOM));
        Rectangle plot = axes.plot;
        double bottom = plot.getMaxY();
        for (long step = 1; step <= axes.last; step *= 10) {
            String number = step < 1000 ? Long.toString(step) : step / 1000 + "k";
            double x = axes.x(step);
            line(g, palette.line(), 1, new Line2D.Double(x, plot.y, x, bottom));
            float from = (float) x - FrameSheet.width(g, FrameSheet.SMALL, number) / 2f;
            FrameSheet.write(g, FrameSheet.SMALL, palette.faint(), number, from, (float) bottom + 15);
        }
        for (boolean top : new boolean[] {true, false}) {
            String number = Words.of("%.2g", top ? axes.high : axes.low);
            float x = plot.x - 6f - FrameSheet.width(g, FrameSheet.SMALL, number);
            FrameSheet.write(g, FrameSheet.SMALL, palette.faint(), number, x, top ? plot.y + 9f : (float) bottom);
        }
        double mark = axes.x(now);
        Graphics2D inside = (Graphics2D) g.create();
        inside.clip(plot);
        line(inside, palette.raised(), 1, axes.line(train));
        line(inside, palette.raised(), 2, axes.line(heldOut));
        inside.clipRect(plot.x, plot.y, (int) Math.ceil(mark) - plot.x, plot.height);
        line(inside, palette.reconstruction(), 1, axes.line(train));
        line(inside, palette.prediction(), 2, axes.line(heldOut));
        inside.dispose();
        line(g, palette.accent(), 1, new Line2D.Double(mark, plot.y, mark, bottom));
        for (long step : moments) {
            g.setColor(new Color(step <= now ? palette.accent() : palette.faint()));
            g.fill(new Ellipse2D.Double(axes.x(step) - DOT, bottom - DOT, 2 * DOT, 2 * DOT));
        }
    }

    private static void line(Graphics2D g, int colour, int width, Shape shape) {
        g.setColor(new Color(colour));
        g.setStroke(new BasicStroke(width));
        g.draw(shape);
    }
}
