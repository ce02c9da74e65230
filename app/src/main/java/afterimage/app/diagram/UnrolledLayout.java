package afterimage.app.diagram;

import afterimage.app.diagram.Mark.Align;
import afterimage.app.glossary.Texts;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.DecoderInput;

/** Places one stack of layers over its steps: what it makes above, what it reads below. */
record UnrolledLayout(Drawing.Pen pen, Unrolled stack) {
    static final double CELL_WIDTH = 32;
    static final double CELL_HEIGHT = 24;

    private static final double SLOT = 17;
    private static final double LAYER_GAP = 10;
    private static final double FRAME = 28;
    private static final double TITLE = 16;
    private static final double NUMBER = 13;
    private static final double REACH = 10;
    /** Height of the bar that stands for the movers. */
    private static final double MOVERS = 15;

    private static final String SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸";

    private int layers() {
        return stack.layers().size();
    }

    double width() {
        // A short clip must still leave room for the title.
        return Math.max(130, stepsWidth());
    }

    private double stepsWidth() {
        return stack.steps().size() * (CELL_WIDTH + SLOT) - SLOT;
    }

    double height() {
        return inputY(0) + FRAME + 2 * NUMBER;
    }

    /** Middle of a layer's row. */
    double layerY(double top, int layer) {
        double above = (layers() - 1 - layer) * (CELL_HEIGHT + LAYER_GAP);
        return outputY(top) + FRAME + REACH + moversRoom() + above + CELL_HEIGHT / 2;
    }

    private double moversRoom() {
        return stack.movers() == null ? 0 : MOVERS + REACH;
    }

    private double outputY(double top) {
        return top + TITLE + NUMBER;
    }

    private double cellsY(double top) {
        return layerY(top, layers() - 1) - CELL_HEIGHT / 2;
    }

    private double inputY(double top) {
        return layerY(top, 0) + CELL_HEIGHT / 2 + REACH;
    }

    void draw(double x, double top) {
        // An encoder that makes no frame has its title on its cells.
        boolean makes = stack.isDecoder() || stack.ahead() != null;
        double title = makes ? top + 6 : cellsY(top) - 11 - moversRoom();
        pen.title(stack.title(), x, title, stack.ink(), Align.LEFT);
        for (int s = 0; s < stack.steps().size(); s++) {
            double left = x + s * (CELL_WIDTH + SLOT);
            Unrolled.Step step = stack.steps().get(s);
            if (s > 0) {
                between(left, top, step);
            }
            if (stack.isDecoder()) {
                made(left, top, step);
            }
            if (!stack.isDecoder() || stack.fed() != null) {
                read(left, top, step);
            }
            if (stack.ahead() != null) {
                ahead(left, top, step);
            }
            cells(left, top, step);
        }
        if (stack.movers() != null) {
            movers(x, cellsY(top) - REACH - MOVERS + 3);
        }
        if (stack.fed() != null) {
            String words = Texts.of(ModelDescription.fed(stack.input()) + ".short");
            pen.words(words, x, inputY(top) + FRAME + NUMBER + 6, stack.fedInk(), Align.LEFT);
        }
    }

    /** One bar over all steps: what they carry goes on from one to the next. */
    private void movers(double x, double y) {
        pen.add(new Mark.Box(x, y, stepsWidth(), MOVERS, Ink.RAISED, Ink.ACCENT, 1.25, false));
        pen.title(stack.movers().name(), x + stepsWidth() / 2, y + MOVERS / 2, Ink.TEXT, Align.CENTER);
        pen.area(stack.movers(), x, y, stepsWidth(), MOVERS);
    }

    /** The next input frames, as places only: nobody plays them. */
    private void ahead(double left, double top, Unrolled.Step step) {
        double y = outputY(top);
        double x = left + (CELL_WIDTH - FRAME) / 2;
        double middle = left + CELL_WIDTH / 2;
        pen.arrow(Ink.PREDICTION, middle, cellsY(top), middle, y + FRAME);
        pen.add(new Mark.Box(x, y, FRAME, FRAME, Ink.NONE, Ink.PREDICTION, 1.25, true));
        pen.title(Integer.toString(step.frame() + 1), middle, y + FRAME / 2, Ink.DIM, Align.CENTER);
        pen.area(stack.ahead(), x, y, FRAME, FRAME);
    }

    private void cells(double left, double top, Unrolled.Step step) {
        Ink fill = step.lit() ? Ink.RAISED : Ink.CONTROL;
        Ink edge = step.lit() ? Ink.ACCENT : stack.ink();
        boolean downwards = stack.isDecoder() && stack.model().decodesDownwards();
        String letter = new CellDiagram.Equations(stack.model(), true).of("h");
        double middle = left + CELL_WIDTH / 2;
        for (int l = 0; l < layers(); l++) {
            double y = layerY(top, l) - CELL_HEIGHT / 2;
            double bottom = y + CELL_HEIGHT;
            if (l > 0) {
                double below = bottom + LAYER_GAP;
                pen.arrow(Ink.WIRE, middle, downwards ? bottom : below, middle, downwards ? below : bottom);
            }
            pen.add(new Mark.Box(left, y, CELL_WIDTH, CELL_HEIGHT, fill, edge, step.lit() ? 2 : 1.25, false));
            String name = letter + (layers() == 1 ? "" : SUPERSCRIPTS.charAt(l));
            pen.title(name, middle, y + CELL_HEIGHT / 2, Ink.TEXT, Align.CENTER);
            pen.area(stack.layers().get(l), left, y, CELL_WIDTH, CELL_HEIGHT);
        }
    }

    /** State from step to step, or dots where steps are left out; and the frame that a decoder feeds back. */
    private void between(double left, double top, Unrolled.Step step) {
        for (int l = 0; l < layers(); l++) {
            double y = layerY(top, l);
            if (step.gapBefore()) {
                dots(left, y);
            } else {
                pen.arrow(Ink.WIRE, left - SLOT, y, left, y);
            }
        }
        if (stack.fed() == null) {
            return;
        }
        double from = outputY(top) + FRAME / 2;
        double to = inputY(top) + FRAME / 2;
        double down = left - 5;
        Ink ink = stack.input() == DecoderInput.OWN_OUTPUT ? stack.ink() : Ink.WIRE;
        double start = step.gapBefore() ? down : left - SLOT;
        if (step.gapBefore()) {
            dots(left, from - 6);
        }
        pen.dashedArrow(ink, start, from, down, from, down, to, left + (CELL_WIDTH - FRAME) / 2, to);
    }

    private void dots(double left, double y) {
        for (int dot = 0; dot < 3; dot++) {
            pen.add(new Mark.Disc(left - SLOT + 3.5 + 3.5 * dot, y, 1.1, Ink.DIM, Ink.NONE));
        }
    }

    private void made(double left, double top, Unrolled.Step step) {
        double y = outputY(top);
        for (int layer : stack.model().outputLayers()) {
            // One arrow a layer that the frame is made from; those from below pass behind the upper cells.
            double middle = left + CELL_WIDTH / 2 + spread(layer);
            pen.arrow(stack.ink(), middle, layerY(top, layer) - CELL_HEIGHT / 2, middle, y + FRAME);
        }
        frame(stack.frames(), stack.branch(), step.frame(), left, y, step, y - 7);
    }

    private double spread(int layer) {
        int count = stack.model().outputLayers().size();
        return count == 1 ? 0 : (layer - (count - 1) / 2.0) * Math.min(8, 22.0 / (count - 1));
    }

    /** The frame that an encoder reads, or the one that a decoder is fed. */
    private void read(double left, double top, Unrolled.Step step) {
        double y = inputY(top);
        double middle = left + CELL_WIDTH / 2;
        boolean fed = stack.isDecoder();
        pen.line(stack.fedInk(), fed, true, middle, y, middle, y - REACH);
        // What comes before the first frame that a decoder makes is the clip's own.
        Branch of = step.position() == 0 ? null : stack.branch();
        int number = fed ? step.before() : step.frame();
        frame(fed ? stack.fed() : stack.frames(), of, number, left, y, step, y + FRAME + 8);
    }

    /** A frame of a branch, or of the clip for null, with its number; dotted where it is fed. */
    private void frame(Part part, Branch of, int number, double left, double y, Unrolled.Step step, double numberY) {
        boolean dotted = part.equals(stack.fed());
        boolean lit = step.lit() && !dotted;
        Ink edge = lit ? Ink.ACCENT : dotted ? stack.fedInk() : stack.ink();
        double x = left + (CELL_WIDTH - FRAME) / 2;
        double side = FRAME + 1;
        String text = number < 0 ? Texts.of("diagram.black") : Integer.toString(number);
        Ink ink = step.lit() ? Ink.ACCENT : Ink.DIM;
        Mark.Words label = new Mark.Words(text, x + FRAME / 2, numberY, Drawing.Pen.TEXT, ink, Align.CENTER, false);
        pen.add(new Mark.Frame(x, y, FRAME, of, number, label));
        pen.add(new Mark.Box(x - 0.5, y - 0.5, side, side, Ink.NONE, edge, lit ? 2 : 1.25, dotted));
        pen.area(part, x, y, FRAME, FRAME);
    }
}
