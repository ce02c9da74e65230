package afterimage.app.codes;

import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.probe.CodeMap;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** What the colours of the codes say: ten digits, eight directions, or a scale with its ends. */
final class CodeLegend extends Painted {
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
        double side = 78 * type.scale();
        double bar = Math.max(20, Math.min(200 * type.scale(), getWidth() - 2 * side));
        double thick = 8 * type.scale();
        for (int i = 0; i < STEPS; i++) {
            g.setFill(points.colour(points.low + (points.high - points.low) * (i + 0.5) / STEPS));
            g.fillRect(side + bar * i / STEPS, (getHeight() - thick) / 2, bar / STEPS + 0.5, thick);
        }
        Color dim = paint(palette.get().dim());
        text(g, colour.number(points.low), dim, 11, TextAlignment.RIGHT, side - 6, getHeight() / 2);
        text(g, colour.number(points.high), dim, 11, TextAlignment.LEFT, side + bar + 6, getHeight() / 2);
    }
}
