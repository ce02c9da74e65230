package afterimage.app.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws each series as one path, or one of them as an area. */
final class Lines extends XYLineAndShapeRenderer {
    static final int NONE = -1;

    int filled = NONE;

    Lines() {
        super(true, false);
        // As one path a curve is fast, and its dashes do not begin anew at each point.
        setDrawSeriesLineAsPath(true);
    }

    @Override
    protected void drawFirstPassShape(Graphics2D g2, int pass, int series, int item, Shape shape) {
        if (series == filled) {
            g2.setPaint(getItemPaint(series, item));
            g2.fill(shape);
        } else {
            super.drawFirstPassShape(g2, pass, series, item, shape);
        }
    }
}
