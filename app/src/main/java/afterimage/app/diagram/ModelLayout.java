package afterimage.app.diagram;

import afterimage.app.diagram.Mark.Align;
import afterimage.app.glossary.Texts;

/** Places the model over time: time to the right, layers upwards, decoders one above the other or side by side. */
record ModelLayout(ModelDiagram model, Drawing.Pen pen) {
    private static final double EDGE = 3;
    private static final double LABELS = 74;
    private static final double CODE = 34;
    private static final double CODE_GAP = 12;
    private static final double DECODER_GAP = 26;
    private static final double ROW_GAP = 16;
    private static final double BUS = 12;
    /** Room that the longest title takes. */
    private static final double TITLE = 152;

    /** The way that fills an area best. */
    static Drawing of(ModelDiagram model, double width, double height) {
        Drawing tall = new ModelLayout(model, new Drawing.Pen()).draw(false);
        Drawing wide = model.decoders().size() == 1 ? tall : new ModelLayout(model, new Drawing.Pen()).draw(true);
        return fit(tall, width, height) >= fit(wide, width, height) ? tall : wide;
    }

    static double fit(Drawing drawing, double width, double height) {
        return Math.min(width / drawing.width(), height / drawing.height());
    }

    /** @param beside whether decoders stand side by side, without room for names of layers */
    private Drawing draw(boolean beside) {
        UnrolledLayout encoder = new UnrolledLayout(pen, model.encoder());
        double block = encoder.height();
        int rows = beside ? 1 : model.decoders().size();
        double height = rows * block + (rows - 1) * ROW_GAP;
        double top = (height - block) / 2;
        double encoderX = beside ? EDGE : EDGE + LABELS;
        if (!beside) {
            labels(top, encoder);
        }
        encoder.draw(encoderX, top);
        double codeX = encoderX + encoder.width() + CODE_GAP;
        code(codeX, top, encoder, encoderX + encoder.width());
        double x = codeX + CODE + CODE_GAP + (rows == 1 ? 0 : BUS);
        double right = x;
        for (int d = 0; d < model.decoders().size(); d++) {
            UnrolledLayout decoder = new UnrolledLayout(pen, model.decoders().get(d));
            double y = beside ? 0 : d * (block + ROW_GAP);
            for (int l = 0; l < model.shape().size(); l++) {
                double from = encoder.layerY(top, l);
                double to = decoder.layerY(y, l);
                if (rows > 1) {
                    double bus = codeX + CODE + 5 + 4 * l;
                    pen.arrow(Ink.TEXT, codeX + CODE, from, bus, from, bus, to, x, to);
                } else if (d == 0) {
                    pen.arrow(Ink.TEXT, codeX + CODE, from, x, to);
                } else {
                    // Under the first decoder and up again: the same code, copied.
                    double bottom = block + BUS / 2;
                    double up = x - DECODER_GAP / 2;
                    double below = encoder.layerY(0, 0) + UnrolledLayout.CELL_HEIGHT / 2 + 4;
                    double middle = codeX + CODE / 2;
                    pen.arrow(Ink.TEXT, middle, below, middle, bottom, up, bottom, up, to, x, to);
                }
            }
            decoder.draw(x, y);
            right = Math.max(right, x + (beside ? decoder.width() : Math.max(decoder.width(), TITLE)));
            x += beside ? decoder.width() + DECODER_GAP : 0;
        }
        return pen.done(right + EDGE, beside ? height + BUS : height);
    }

    private void labels(double top, UnrolledLayout encoder) {
        for (int l = 0; l < model.shape().size(); l++) {
            double y = encoder.layerY(top, l);
            pen.words(Texts.of("diagram.layer", l + 1), EDGE, y - 6, Ink.TEXT, Align.LEFT);
            pen.words(model.shape().get(l), EDGE, y + 7, Ink.DIM, Align.LEFT);
        }
    }

    private void code(double x, double top, UnrolledLayout encoder, double encoderRight) {
        int layers = model.shape().size();
        double high = encoder.layerY(top, layers - 1) - UnrolledLayout.CELL_HEIGHT / 2 - 4;
        double low = encoder.layerY(top, 0) + UnrolledLayout.CELL_HEIGHT / 2 + 4;
        for (int l = 0; l < layers; l++) {
            pen.arrow(Ink.TEXT, encoderRight, encoder.layerY(top, l), x, encoder.layerY(top, l));
        }
        pen.add(new Mark.Box(x, high, CODE, low - high, Ink.CONTROL, Ink.TEXT, 1.25, false));
        pen.title(Texts.of("diagram.code.short"), x + CODE / 2, (high + low) / 2, Ink.TEXT, Align.CENTER);
        pen.area(model.code(), x, high, CODE, low - high);
    }
}
