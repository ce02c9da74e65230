package afterimage.app.diagram;

import afterimage.app.diagram.Mark.Align;

/** Places the model over time: time to the right, layers upwards, decoders one above the other or side by side. */
final class ModelLayout {
    private static final double EDGE = 3;
    private static final double LABELS = 74;
    private static final double CODE = 34;
    private static final double CODE_GAP = 12;
    private static final double DECODER_GAP = 26;
    private static final double ROW_GAP = 16;
    private static final double BUS = 12;
    /** Room that the longest title takes. */
    private static final double TITLE = 152;

    private final ModelDiagram model;
    private final Drawing.Pen pen = new Drawing.Pen();

    private ModelLayout(ModelDiagram model) {
        this.model = model;
    }

    /** The way that fills an area best. */
    static Drawing of(ModelDiagram model, double width, double height) {
        Drawing tall = new ModelLayout(model).stacked();
        Drawing wide = model.decoders().size() == 1 ? tall : new ModelLayout(model).beside();
        return fit(tall, width, height) >= fit(wide, width, height) ? tall : wide;
    }

    static double fit(Drawing drawing, double width, double height) {
        return Math.min(width / drawing.width(), height / drawing.height());
    }

    private Drawing stacked() {
        UnrolledLayout encoder = new UnrolledLayout(pen, model.encoder());
        double block = encoder.height();
        int rows = model.decoders().size();
        double height = rows * block + (rows - 1) * ROW_GAP;
        double x = EDGE + LABELS;
        double top = (height - block) / 2;
        labels(top, encoder);
        encoder.draw(x, top);
        double codeX = x + encoder.width() + CODE_GAP;
        code(codeX, top, encoder, x + encoder.width());
        double decoderX = codeX + CODE + CODE_GAP + (rows == 1 ? 0 : BUS);
        double right = decoderX;
        for (int d = 0; d < rows; d++) {
            UnrolledLayout decoder = new UnrolledLayout(pen, model.decoders().get(d));
            double y = d * (block + ROW_GAP);
            for (int l = 0; l < model.shape().size(); l++) {
                double from = encoder.layerY(top, l);
                double to = decoder.layerY(y, l);
                if (rows == 1) {
                    pen.arrow(Ink.TEXT, codeX + CODE, from, decoderX, to);
                } else {
                    double bus = codeX + CODE + 5 + 4 * l;
                    pen.arrow(Ink.TEXT, codeX + CODE, from, bus, from, bus, to, decoderX, to);
                }
            }
            decoder.draw(decoderX, y);
            right = Math.max(right, decoderX + Math.max(decoder.width(), TITLE));
        }
        return pen.done(right + EDGE, height);
    }

    private Drawing beside() {
        UnrolledLayout encoder = new UnrolledLayout(pen, model.encoder());
        double block = encoder.height();
        encoder.draw(EDGE, 0);
        double codeX = EDGE + encoder.width() + CODE_GAP;
        code(codeX, 0, encoder, EDGE + encoder.width());
        double x = codeX + CODE + CODE_GAP;
        for (int d = 0; d < model.decoders().size(); d++) {
            UnrolledLayout decoder = new UnrolledLayout(pen, model.decoders().get(d));
            for (int l = 0; l < model.shape().size(); l++) {
                double y = encoder.layerY(0, l);
                if (d == 0) {
                    pen.arrow(Ink.TEXT, codeX + CODE, y, x, y);
                } else {
                    // Under the first decoder and up again: the same code, copied.
                    double bottom = block + BUS / 2;
                    double up = x - DECODER_GAP / 2;
                    double below = encoder.layerY(0, 0) + UnrolledLayout.CELL_HEIGHT / 2 + 4;
                    pen.arrow(Ink.TEXT, codeX + CODE / 2, below, codeX + CODE / 2, bottom, up, bottom, up, y, x, y);
                }
            }
            decoder.draw(x, 0);
            x += decoder.width() + DECODER_GAP;
        }
        return pen.done(x - DECODER_GAP + EDGE, block + BUS);
    }

    private void labels(double top, UnrolledLayout encoder) {
        for (int l = 0; l < model.shape().size(); l++) {
            double y = encoder.layerY(top, l);
            pen.words("layer " + (l + 1), EDGE, y - 6, Ink.TEXT, Align.LEFT);
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
        pen.title("code", x + CODE / 2, (high + low) / 2, Ink.TEXT, Align.CENTER);
        pen.area(model.code(), x, high, CODE, low - high);
    }
}
