package afterimage.app.codes;

import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import afterimage.engine.probe.CodeMap;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The codes in their plane, each coloured by its clip, the two ends of the walk, and the place where one stands. */
final class CodeScatter extends Painted {
    private static final double MARGIN = 14;
    private static final double HEAD = 18;
    private static final double NEAR = 14;
    private static final double RING = 7;

    private final CodesViewModel model;

    CodeScatter(CodesViewModel model, ObjectProperty<Palette> palette) {
        super(palette, Texts.of("codes.scatter"));
        this.model = model;
        setId("codes-scatter");
        getStyleClass().add("code-scatter");
        setMinSize(120, 100);
        setPrefSize(300, 200);
        setOnMouseMoved(e -> model.over.set(at(e.getX(), e.getY())));
        setOnMouseExited(e -> model.over.set(-1));
        setOnMousePressed(e -> {
            requestFocus();
            model.walk.pick(at(e.getX(), e.getY()), e.isShiftDown());
        });
        ownKeys(this::key);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.move(-1, 0);
            case RIGHT -> model.move(1, 0);
            case UP -> model.move(0, 1);
            case DOWN -> model.move(0, -1);
            case ENTER, SPACE -> model.walk.pick(model.over.get(), event.isShiftDown());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private CodeMap map() {
        CodesViewModel.Read read = model.map.value;
        return read == null ? null : read.map();
    }

    private double x(double place) {
        return across(place, map().x(), MARGIN, getWidth() - MARGIN);
    }

    private double y(double place) {
        return across(place, map().y(), getHeight() - HEAD * type.scale() - RING, MARGIN);
    }

    /** Each axis is stretched to the room it has. */
    private static double across(double place, double[] all, double from, double to) {
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(0);
        return high > low ? from + (to - from) * (place - low) / (high - low) : (from + to) / 2;
    }

    /** Number of the code at a point, -1 for none. */
    private int at(double x, double y) {
        CodeMap map = map();
        int nearest = -1;
        double least = NEAR;
        for (int k = 0; map != null && k < map.size(); k++) {
            double distance = Math.hypot(x(map.x()[k]) - x, y(map.y()[k]) - y);
            if (distance < least) {
                nearest = k;
                least = distance;
            }
        }
        return nearest;
    }

    @Override
    protected void draw() {
        GraphicsContext g = canvas.begin();
        CodeMap map = map();
        if (map == null || getWidth() <= 0) {
            return;
        }
        Palette colours = palette.get();
        g.setStroke(paint(border()));
        g.setLineWidth(1);
        g.strokeRoundRect(0.5, 0.5, getWidth() - 1, getHeight() - 1, 8, 8);
        double below = getHeight() - HEAD * type.scale() / 2 - 1;
        text(g, model.axes(), paint(colours.dim()), 11, TextAlignment.RIGHT, getWidth() - 8, below);
        CodePoints points = new CodePoints(map, model.colour.get(), colours, type.scale());
        for (int k = 0; k < map.size(); k++) {
            points.draw(g, k, x(map.x()[k]), y(map.y()[k]));
        }
        drawWalk(g, map);
        int over = model.over.get();
        if (over >= 0) {
            ring(g, map, over, paint(colours.text()));
        }
    }

    /** Where the projection is linear the code between two lies between them here too. */
    private void drawWalk(GraphicsContext g, CodeMap map) {
        int a = model.walk.a.get();
        int b = model.walk.b.get();
        if (a < 0 || b < 0) {
            return;
        }
        Color accent = paint(palette.get().accent());
        double share = model.walk.share.get();
        if (map.isLinear()) {
            g.setStroke(accent);
            g.setLineWidth(1.5);
            g.strokeLine(x(map.x()[a]), y(map.y()[a]), x(map.x()[b]), y(map.y()[b]));
            double x = x(map.x()[a] + (map.x()[b] - map.x()[a]) * share);
            double y = y(map.y()[a] + (map.y()[b] - map.y()[a]) * share);
            g.setFill(accent);
            g.fillOval(x - 5, y - 5, 10, 10);
        }
        end(g, map, a, "A");
        end(g, map, b, "B");
    }

    private void end(GraphicsContext g, CodeMap map, int code, String name) {
        Color accent = paint(palette.get().accent());
        ring(g, map, code, accent);
        double y = y(map.y()[code]);
        double side = y < 4 * RING * type.scale() ? RING + 9 : -RING - 9;
        text(g, name, accent, 13, TextAlignment.CENTER, x(map.x()[code]), y + side * type.scale());
    }

    private void ring(GraphicsContext g, CodeMap map, int code, Color colour) {
        double radius = RING * type.scale();
        g.setStroke(colour);
        g.setLineWidth(2);
        g.strokeOval(x(map.x()[code]) - radius, y(map.y()[code]) - radius, 2 * radius, 2 * radius);
    }

    /** What the colours of the codes say: ten digits, eight directions, or a scale with its ends. */
    static final class CodeLegend extends Painted {
        private static final double HEIGHT = 20;
        private static final int STEPS = 60;
        private static final String ARROWS = "→↗↑↖←↙↓↘";

        private final CodesViewModel model;

        CodeLegend(CodesViewModel model, ObjectProperty<Palette> palette) {
            super(palette, Texts.of("codes.legend"));
            this.model = model;
            setMinHeight(USE_PREF_SIZE);
        }

        @Override
        protected double computePrefHeight(double width) {
            return HEIGHT * type.scale();
        }

        @Override
        protected void draw() {
            GraphicsContext g = canvas.begin();
            CodesViewModel.Read read = model.map.value;
            if (read == null || getWidth() <= 0) {
                return;
            }
            CodeColour colour = model.colour.get();
            switch (colour) {
                case FIRST_DIGIT, DIGITS -> drawDigits(g);
                case DIRECTION -> drawDirections(g);
                default -> drawScale(g, read.map(), colour);
            }
        }

        private void drawDigits(GraphicsContext g) {
            double each = Math.min(26 * type.scale(), getWidth() / 10);
            double size = 4 * type.scale();
            for (int digit = 0; digit < 10; digit++) {
                Color ink = CodePoints.digit(palette.get(), digit);
                double x = each * digit + size;
                g.setFill(ink);
                g.fillOval(x - size, getHeight() / 2 - size, 2 * size, 2 * size);
                text(g, Integer.toString(digit), ink, 11, TextAlignment.LEFT, x + size + 3, getHeight() / 2);
            }
        }

        private void drawDirections(GraphicsContext g) {
            double each = Math.min(26 * type.scale(), getWidth() / 8);
            for (int i = 0; i < ARROWS.length(); i++) {
                Color ink = CodePoints.direction(palette.get(), 45.0 * i);
                text(g, ARROWS.substring(i, i + 1), ink, 11, TextAlignment.CENTER, each * (i + 0.5), getHeight() / 2);
            }
        }

        private void drawScale(GraphicsContext g, CodeMap map, CodeColour colour) {
            CodePoints points = new CodePoints(map, colour, palette.get(), type.scale());
            double low = points.range().getMin();
            double high = points.range().getMax();
            double side = 78 * type.scale();
            double bar = Math.max(20, Math.min(200 * type.scale(), getWidth() - 2 * side));
            double thick = 8 * type.scale();
            for (int i = 0; i < STEPS; i++) {
                g.setFill(points.colour(low + (high - low) * (i + 0.5) / STEPS));
                g.fillRect(side + bar * i / STEPS, (getHeight() - thick) / 2, bar / STEPS + 0.5, thick);
            }
            Color dim = paint(palette.get().dim());
            text(g, colour.number(low), dim, 11, TextAlignment.RIGHT, side - 6, getHeight() / 2);
            text(g, colour.number(high), dim, 11, TextAlignment.LEFT, side + bar + 6, getHeight() / 2);
        }
    }

    /** Marks of codes: the digit itself, a disc with a sector a digit, or a disc in the colour of a number. */
    private record CodePoints(
            CodeMap map, CodeColour colour, Palette palette, double scale, DoubleSummaryStatistics range, Font font) {
        private static final int[] DARK = {
            0x7fa8ff, 0xff9d5c, 0x6fd08c, 0xff7f8a, 0xc39bff, 0xd2a679, 0xff9fdc, 0xc4ccd8, 0xd9d15a, 0x5cd6e0
        };
        private static final int[] LIGHT = {
            0x2b5fc2, 0xc2560c, 0x1f7a3d, 0xb81f34, 0x6e3fc0, 0x7a4a21, 0xb8328f, 0x5b6470, 0x7d7300, 0x0c7885
        };

        private static final double RADIUS = 3.5;
        private static final double LARGE = 4.5;

        /** @param scale of sizes, 1 outside projector mode */
        CodePoints(CodeMap map, CodeColour colour, Palette palette, double scale) {
            this(map, colour, palette, scale, colour.range(map), Font.font("Inter", FontWeight.BOLD, 11 * scale));
        }

        void draw(GraphicsContext g, int code, double x, double y) {
            List<Integer> digits = map.clips().get(code).digits();
            switch (colour) {
                case FIRST_DIGIT -> digit(g, digits.get(0), x, y);
                case DIGITS -> sectors(g, digits.stream().sorted().toList(), x, y);
                default -> {
                    double radius = RADIUS * scale;
                    g.setFill(colour(colour.of(map.clips().get(code))));
                    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                }
            }
        }

        Color colour(double value) {
            if (colour == CodeColour.DIRECTION) {
                // The two ends of a circle are neighbours.
                return direction(palette, value);
            }
            double width = range.getMax() - range.getMin();
            return share(palette, width > 0 ? (value - range.getMin()) / width : 0.5);
        }

        private void digit(GraphicsContext g, int digit, double x, double y) {
            g.setFont(font);
            g.setFill(digit(palette, digit));
            g.setTextAlign(TextAlignment.CENTER);
            g.setTextBaseline(VPos.CENTER);
            g.fillText(Integer.toString(digit), x, y);
        }

        private void sectors(GraphicsContext g, List<Integer> digits, double x, double y) {
            double radius = LARGE * scale;
            double each = 360.0 / digits.size();
            for (int d = 0; d < digits.size(); d++) {
                g.setFill(digit(palette, digits.get(d)));
                g.fillArc(x - radius, y - radius, 2 * radius, 2 * radius, 90 + each * d, each, ArcType.ROUND);
            }
        }

        // Colours that can be read on the palette's panel

        static Color digit(Palette palette, int digit) {
            return paint((palette.dark() ? DARK : LIGHT)[digit]);
        }

        /** Of a share from 0 to 1; the end of the scale that would be lost on the panel is left out. */
        static Color share(Palette palette, double share) {
            double within = Math.max(0, Math.min(1, share));
            return paint(Shading.HEAT.rgb((float) (palette.dark() ? 0.3 + 0.7 * within : 0.05 + 0.7 * within)));
        }

        static Color direction(Palette palette, double degrees) {
            return palette.dark() ? Color.hsb(degrees, 0.6, 1) : Color.hsb(degrees, 0.9, 0.68);
        }
    }
}
