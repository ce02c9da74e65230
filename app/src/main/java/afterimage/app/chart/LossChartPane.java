package afterimage.app.chart;

import afterimage.app.control.Naming;
import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.control.SharpCanvas;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jfree.fx.FXGraphics2D;

/** The loss chart as a control: wheel, drag, double click and keys zoom, arrows move the read-out. */
public final class LossChartPane extends Region implements SharpCanvas.Sharp {
    private static final double MIN_HEIGHT = 150;
    private static final double PREF_WIDTH = 240;
    private static final double LABEL_SIZE = 11;
    private static final double MIN_DRAG = 6;
    private static final double FLAT = 12;
    private static final double NOTCH = 0.0035;
    private static final double KEY_ZOOM = 0.7;

    private final LossChart chart;
    private final SharpCanvas canvas = new SharpCanvas();
    private final FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
    /** Without shapes to hit, which nobody asks for, drawing takes a tenth of the time. */
    private final ChartRenderingInfo info = new ChartRenderingInfo(null);

    private final Pane overlay = new Pane();
    private final Line cursor = Nodes.styled(new Line(), "chart-cursor");
    private final Line mark = Nodes.styled(new Line(), "chart-mark");
    /** A training step under a line from top to bottom, NaN for none. */
    public final DoubleProperty markedStep = new SimpleDoubleProperty(Double.NaN);

    private final Rectangle selection = Nodes.styled(new Rectangle(), "chart-selection");
    private final ReadOutBox box = new ReadOutBox();
    public final BooleanProperty zoomed = new SimpleBooleanProperty();
    /** Where a drag began. */
    private MouseEvent pressed;
    /** Where the read-out is; NaN where there is none. */
    private double pointer = Double.NaN;

    private final Painted.Type type = new Painted.Type(this::scaleType);

    public LossChartPane(Palette palette) {
        chart = new LossChart(palette, name -> Naming.shown("chart", name));
        canvas.setMouseTransparent(true);
        overlay.setManaged(false);
        chart.chart.addChangeListener(change -> draw());
        getChildren().addAll(canvas, overlay, type);
        scaleType();
        getStyleClass().add("loss-chart");
        markedStep.addListener((p, before, now) -> placeMark());
        overlay.getChildren().addAll(selection, mark, cursor, box);
        overlay.getChildren().forEach(node -> node.setMouseTransparent(true));
        hideReadOut();
        selection.setVisible(false);
        placeMark();
        setMinSize(0, MIN_HEIGHT);
        setPrefSize(PREF_WIDTH, MIN_HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("exhibit.curves"));
        setAccessibleHelp(Texts.of("chart.about"));
        listen();
    }

    private void listen() {
        overlay.setOnMouseMoved(e -> readOut(e.getX()));
        overlay.setOnMouseExited(e -> hideReadOut());
        overlay.setOnMousePressed(e -> pressed = e);
        overlay.setOnMouseDragged(this::select);
        overlay.setOnMouseReleased(this::zoomToSelection);
        overlay.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                change(LossChart::zoomOut);
            }
        });
        overlay.setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
        Nodes.whenTurned(focusedProperty(), false, this::hideReadOut);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        overlay.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.fit(width, height);
            chart.setColumns((int) width);
        }
    }

    /** Changes the chart; what stands over it follows. */
    public void change(Consumer<LossChart> how) {
        how.accept(chart);
        zoomed.set(chart.isZoomed());
        if (!Double.isNaN(pointer)) {
            readOut(pointer);
        }
    }

    private void draw() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            canvas.begin();
            graphics.setTransform(AffineTransform.getScaleInstance(canvas.resolution(), canvas.resolution()));
            chart.chart.draw(
                    graphics, new Rectangle2D.Double(0, 0, overlay.getWidth(), overlay.getHeight()), null, info);
            placeMark();
        }
    }

    private void placeMark() {
        Rectangle2D area = area();
        double at = area.getWidth() > 0 ? placeOf(markedStep.get()) : Double.NaN;
        mark.setVisible(at >= area.getMinX() && at <= area.getMaxX());
        placeLine(mark, at, area);
    }

    private static void placeLine(Line line, double at, Rectangle2D area) {
        double x = Math.round(at) + 0.5;
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(area.getMinY());
        line.setEndY(area.getMaxY());
    }

    private Rectangle2D area() {
        return info.getPlotInfo().getDataArea();
    }

    private XYPlot plot() {
        return chart.chart.getXYPlot();
    }

    private double placeOf(double step) {
        return plot().getDomainAxis().valueToJava2D(step, area(), RectangleEdge.BOTTOM);
    }

    private double stepAt(double x) {
        return plot().getDomainAxis().java2DToValue(x, area(), RectangleEdge.BOTTOM);
    }

    private double lossAt(double y) {
        return plot().getRangeAxis().java2DToValue(y, area(), RectangleEdge.LEFT);
    }

    void readOut(double x) {
        Rectangle2D area = area();
        ReadOut values =
                area.getWidth() > 0 && x >= area.getMinX() && x <= area.getMaxX() + 1 ? chart.readOut(stepAt(x)) : null;
        if (values == null) {
            hideReadOut();
            return;
        }
        pointer = x;
        placeLine(cursor, Math.max(area.getMinX(), Math.min(area.getMaxX(), placeOf(values.step()))), area);
        cursor.setVisible(true);
        setAccessibleText(Texts.of("exhibit.curves") + ". " + box.show(values));
        box.placeAwayFrom(cursor.getStartX(), area.getMinX(), overlay.getWidth(), area.getMinY(), area.getMaxY());
    }

    private void hideReadOut() {
        pointer = Double.NaN;
        cursor.setVisible(false);
        box.setVisible(false);
    }

    private void select(MouseEvent e) {
        hideReadOut();
        Rectangle2D area = area();
        double left = Math.max(area.getMinX(), Math.min(pressed.getX(), e.getX()));
        double right = Math.min(area.getMaxX(), Math.max(pressed.getX(), e.getX()));
        boolean flat = isFlat(e);
        double top = flat ? area.getMinY() : Math.max(area.getMinY(), Math.min(pressed.getY(), e.getY()));
        double bottom = flat ? area.getMaxY() : Math.min(area.getMaxY(), Math.max(pressed.getY(), e.getY()));
        Nodes.place(selection, left, top, Math.max(left, right), Math.max(top, bottom));
        selection.setVisible(right - left >= MIN_DRAG);
    }

    private void zoomToSelection(MouseEvent e) {
        if (selection.isVisible()) {
            selection.setVisible(false);
            double right = selection.getX() + selection.getWidth();
            double bottom = selection.getY() + selection.getHeight();
            Range losses = isFlat(e) ? null : new Range(lossAt(bottom), lossAt(selection.getY()));
            change(chart -> chart.zoom(new Range(stepAt(selection.getX()), stepAt(right)), losses));
        }
    }

    /** A drag along the steps zooms these only. */
    private boolean isFlat(MouseEvent e) {
        return Math.abs(e.getY() - pressed.getY()) < FLAT;
    }

    private void scroll(ScrollEvent e) {
        // With Shift the system may turn the wheel into a sideways one.
        double turned = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
        double factor = Math.exp(-turned * NOTCH);
        boolean ofLosses = e.isShiftDown() || e.getX() < area().getMinX();
        zoomAround(ofLosses, ofLosses ? e.getY() : e.getX(), factor);
        if (!Double.isNaN(pointer)) {
            readOut(e.getX());
        }
        e.consume();
    }

    /** @param factor below 1 shows less */
    private void zoomAround(boolean ofLosses, double place, double factor) {
        Rectangle2D area = area();
        double begin = ofLosses ? area.getMaxY() : area.getMinX();
        double end = ofLosses ? area.getMinY() : area.getMaxX();
        double from = place + (begin - place) * factor;
        double to = place + (end - place) * factor;
        Range steps = ofLosses ? null : new Range(stepAt(from), stepAt(to));
        Range losses = ofLosses ? new Range(lossAt(from), lossAt(to)) : null;
        change(chart -> chart.zoom(steps, losses));
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        Rectangle2D area = area();
        double at = Double.isNaN(pointer) ? area.getCenterX() : pointer;
        switch (e.getCode()) {
            case LEFT -> readOut(Math.max(area.getMinX(), at - 1));
            case RIGHT -> readOut(Math.min(area.getMaxX(), at + 1));
            case PLUS, ADD, EQUALS -> zoomAround(false, at, KEY_ZOOM);
            case MINUS, SUBTRACT -> zoomAround(false, at, 1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> change(LossChart::zoomOut);
            case ESCAPE -> hideReadOut();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void scaleType() {
        // What the graphics fall back to whenever they leave a clip.
        canvas.getGraphicsContext2D().setFont(Font.font("Inter", LABEL_SIZE * type.scale()));
        chart.setTypeScale(type.scale());
    }

    /** Finer pictures are of the chart alone, without what the mouse shows. */
    @Override
    public void setResolution(int pixels) {
        overlay.setVisible(pixels == 1);
        canvas.setResolution(pixels);
        canvas.fit(overlay.getWidth(), overlay.getHeight());
        draw();
    }
}
