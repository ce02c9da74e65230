package afterimage.app.control;

import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A few lines over a clip's steps, with their names at the right end, and the present steps marked. */
public final class StepChart extends Painted {
    private static final double LEFT = 44;
    private static final double BOTTOM = 18;
    private static final double TOP = 8;
    private static final double MIN_HEIGHT = 70;
    private static final double PREF_HEIGHT = 110;
    private static final double NAME_HEIGHT = 14;
    /** How far beside the axis a click still counts, pixels. */
    private static final double NEAR = 10;

    private final double names;
    private List<Line> series = List.of();
    private List<String> steps = List.of();
    private double low;
    private double high = 1;
    private int mark = -1;
    private IntConsumer onPick = step -> {};

    /** @param names room for the names of the lines, pixels */
    public StepChart(ObjectProperty<Palette> palette, double names, String accessibleText) {
        super(palette, accessibleText);
        this.names = names;
        getStyleClass().add("step-chart");
        setMinHeight(MIN_HEIGHT);
        setPrefHeight(PREF_HEIGHT);
        canvas.setOnMousePressed(e -> pick(e.getX()));
        canvas.setOnMouseDragged(e -> pick(e.getX()));
    }

    public void setOnPick(IntConsumer pick) {
        onPick = pick;
    }

    private void pick(double at) {
        double left = x(0);
        double right = x(steps.size() - 1);
        if (steps.size() > 1 && at >= left - NEAR && at <= right + NEAR) {
            int step = (int) Math.round((at - left) / (right - left) * (steps.size() - 1));
            onPick.accept(Math.max(0, Math.min(steps.size() - 1, step)));
        }
    }

    public void show(List<Line> lines, List<String> heads, double from, double to) {
        series = List.copyOf(lines);
        steps = List.copyOf(heads);
        low = from;
        high = to > from ? to : from + 1;
        draw();
    }

    /** Draws a dotted line behind this step, where something ends; -1 for none. */
    public void setMark(int step) {
        mark = step;
        draw();
    }

    private double x(int step) {
        double right = getWidth() - names * type.scale();
        double left = LEFT * type.scale();
        return steps.size() < 2 ? left : left + (right - left) * step / (steps.size() - 1);
    }

    private double y(double value) {
        double bottom = getHeight() - BOTTOM * type.scale();
        return bottom - (bottom - TOP) * (value - low) / (high - low);
    }

    @Override
    protected void draw() {
        GraphicsContext g = canvas.begin();
        if (steps.isEmpty() || getWidth() <= 0) {
            return;
        }
        Palette colours = palette.get();
        double left = LEFT * type.scale();
        double right = x(steps.size() - 1);
        g.setLineWidth(1);
        g.setLineDashes();
        for (double value : new double[] {low, (low + high) / 2, high}) {
            double y = Math.rint(y(value)) + 0.5;
            g.setStroke(paint(colours.line()));
            g.strokeLine(left, y, right, y);
            text(g, number(value), paint(colours.faint()), 11, TextAlignment.RIGHT, left - 6, y);
        }
        if (mark >= 0 && mark < steps.size() - 1) {
            double x = Math.rint((x(mark) + x(mark + 1)) / 2) + 0.5;
            g.setStroke(paint(colours.dim()));
            g.setLineDashes(2, 3);
            g.strokeLine(x, TOP, x, y(low));
            g.setLineDashes();
        }
        g.setStroke(paint(colours.accent()));
        present.stream()
                .filter(step -> step >= 0 && step < steps.size())
                .forEach(step -> g.strokeLine(x(step), TOP, x(step), y(low)));
        int every = Math.max(1, (int) Math.ceil(steps.size() * 26.0 * type.scale() / Math.max(1, right)));
        double below = getHeight() - BOTTOM * type.scale() / 2;
        for (int step = 0; step < steps.size(); step += every) {
            int ink = present.contains(step) ? colours.accent() : colours.faint();
            text(g, steps.get(step), paint(ink), 11, TextAlignment.CENTER, x(step), below);
        }
        double[] ends = series.stream().mapToDouble(line -> draw(g, line)).toArray();
        g.setLineDashes();
        spread(ends, NAME_HEIGHT * type.scale());
        for (int s = 0; s < ends.length; s++) {
            if (!Double.isNaN(ends[s])) {
                Line line = series.get(s);
                Color ink = paint(line.colour().applyAsInt(colours));
                text(g, line.name(), ink, 11, TextAlignment.LEFT, right + 8, ends[s]);
            }
        }
    }

    /** Draws a line and returns the height that it ends at, NaN without any value. */
    private double draw(GraphicsContext g, Line line) {
        g.setStroke(paint(line.colour().applyAsInt(palette.get())));
        g.setLineWidth(1.75);
        g.setLineDashes(line.dashed() ? new double[] {5, 3} : null);
        double end = Double.NaN;
        double last = Double.NaN;
        for (int step = 0; step < line.values().length; step++) {
            double y = y(Math.max(low, Math.min(high, line.values()[step])));
            if (!Double.isNaN(y)) {
                boolean alone = Double.isNaN(last);
                g.strokeLine(x(alone ? step : step - 1), alone ? y : last, alone ? x(step) + 0.1 : x(step), y);
                end = y;
            }
            last = y;
        }
        return end;
    }

    /** Moves names apart that would overlap, keeping their order from top to bottom. */
    private void spread(double[] places, double room) {
        List<Integer> order = IntStream.range(0, places.length)
                .filter(i -> !Double.isNaN(places[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> places[i]))
                .toList();
        double free = room / 2;
        for (int i : order) {
            places[i] = Math.max(places[i], free);
            free = places[i] + room;
        }
        double most = getHeight() - 2 - room / 2;
        for (int k = order.size() - 1; k >= 0 && free - room > most; k--) {
            double highest = most - (order.size() - 1 - k) * room;
            places[order.get(k)] = Math.max(room / 2, Math.min(places[order.get(k)], highest));
        }
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String form = size == 0 || size >= 0.1 ? "%.2f" : size >= 0.001 ? "%.4f" : "%.1e";
        return Words.of(form, value).replace('-', '−');
    }

    /** A line over a clip's steps, see {@link StepChart}: NaN where there is none, dashed what is to compare with. */
    public record Line(String name, ToIntFunction<Palette> colour, double[] values, boolean dashed) {}
}
