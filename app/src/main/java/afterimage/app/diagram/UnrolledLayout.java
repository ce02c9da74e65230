package afterimage.app.diagram;

import afterimage.app.diagram.Mark.Align;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.DecoderInput;
import java.util.List;

/** Places one stack of layers over its steps: what it makes above, what it reads below. */
final class UnrolledLayout {
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

    private final Drawing.Pen pen;
    private final Unrolled stack;

    UnrolledLayout(Drawing.Pen pen, Unrolled stack) {
        this.pen = pen;
        this.stack = stack;
    }

    double width() {
        int steps = stack.steps().size();
        // A short clip must still leave room for the title.
        return Math.max(130, steps * CELL_WIDTH + (steps - 1) * SLOT);
    }

    double height() {
        int layers = stack.layers().size();
        return outputY(0)
                + FRAME
                + REACH
                + moversRoom()
                + layers * CELL_HEIGHT
                + (layers - 1) * LAYER_GAP
                + REACH
                + FRAME
                + NUMBER
                + NUMBER;
    }

    /** Middle of a layer's row. */
    double layerY(double top, int layer) {
        int above = stack.layers().size() - 1 - layer;
        return outputY(top) + FRAME + REACH + moversRoom() + above * (CELL_HEIGHT + LAYER_GAP) + CELL_HEIGHT / 2;
    }

    private double moversRoom() {
        return stack.movers() == null ? 0 : MOVERS + REACH;
    }

    private double outputY(double top) {
        return top + TITLE + NUMBER;
    }

    private double inputY(double top) {
        return layerY(top, 0) + CELL_HEIGHT / 2 + REACH;
    }

    void draw(double x, double top) {
        List<Step> steps = stack.steps();
        pen.title(stack.title(), x, stack.isDecoder() ? top + 6 : titleY(top), stack.ink(), Align.LEFT);
        for (int s = 0; s < steps.size(); s++) {
            double left = x + s * (CELL_WIDTH + SLOT);
            Step step = steps.get(s);
            if (s > 0) {
                between(left, top, step);
            }
            if (stack.isDecoder()) {
                made(left, top, step);
                fed(left, top, step);
            } else {
                read(left, top, step);
                ahead(left, top, step);
            }
            cells(left, top, step);
        }
        movers(x, top);
        if (stack.fed() != null) {
            pen.words(
                    fedWords(), x, inputY(top) + FRAME + NUMBER + 6, stack.fed().ink(), Align.LEFT);
        }
    }

    /** An encoder that makes no frame has its title on its cells. */
    private double titleY(double top) {
        return stack.ahead() != null
                ? top + 6
                : layerY(top, stack.layers().size() - 1) - CELL_HEIGHT / 2 - 11 - moversRoom();
    }

    /** One bar over all steps: what they carry goes on from one to the next. */
    private void movers(double x, double top) {
        if (stack.movers() == null) {
            return;
        }
        double y = layerY(top, stack.layers().size() - 1) - CELL_HEIGHT / 2 - REACH - MOVERS + 3;
        double width = stack.steps().size() * CELL_WIDTH + (stack.steps().size() - 1) * SLOT;
        pen.add(new Mark.Box(x, y, width, MOVERS, Ink.RAISED, Ink.ACCENT, 1.25, false));
        pen.title(stack.movers().name(), x + width / 2, y + MOVERS / 2, Ink.TEXT, Align.CENTER);
        pen.area(stack.movers(), x, y, width, MOVERS);
    }

    /** The next input frames, as places only: nobody plays them. */
    private void ahead(double left, double top, Step step) {
        if (stack.ahead() == null) {
            return;
        }
        double y = outputY(top);
        double x = left + (CELL_WIDTH - FRAME) / 2;
        pen.arrow(
                stack.ahead().ink(),
                left + CELL_WIDTH / 2,
                layerY(top, stack.layers().size() - 1) - CELL_HEIGHT / 2,
                left + CELL_WIDTH / 2,
                y + FRAME);
        pen.add(new Mark.Box(x, y, FRAME, FRAME, Ink.NONE, stack.ahead().ink(), 1.25, true));
        pen.title(Integer.toString(step.frame() + 1), x + FRAME / 2, y + FRAME / 2, Ink.DIM, Align.CENTER);
        pen.area(stack.ahead(), x, y, FRAME, FRAME);
    }

    private void cells(double left, double top, Step step) {
        for (int l = 0; l < stack.layers().size(); l++) {
            double y = layerY(top, l) - CELL_HEIGHT / 2;
            if (l > 0) {
                double middle = left + CELL_WIDTH / 2;
                double below = y + CELL_HEIGHT + LAYER_GAP;
                pen.arrow(
                        Ink.WIRE,
                        middle,
                        stack.downwards() ? y + CELL_HEIGHT : below,
                        middle,
                        stack.downwards() ? below : y + CELL_HEIGHT);
            }
            pen.add(new Mark.Box(
                    left,
                    y,
                    CELL_WIDTH,
                    CELL_HEIGHT,
                    step.lit() ? Ink.RAISED : Ink.CONTROL,
                    step.lit() ? Ink.ACCENT : stack.ink(),
                    step.lit() ? 2 : 1.25,
                    false));
            String name = stack.letter() + (stack.layers().size() == 1 ? "" : SUPERSCRIPTS.charAt(l));
            pen.title(name, left + CELL_WIDTH / 2, y + CELL_HEIGHT / 2, Ink.TEXT, Align.CENTER);
            pen.area(stack.layers().get(l), left, y, CELL_WIDTH, CELL_HEIGHT);
        }
    }

    /** State from step to step, or dots where steps are left out; and the frame that a decoder feeds back. */
    private void between(double left, double top, Step step) {
        for (int l = 0; l < stack.layers().size(); l++) {
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

    private void read(double left, double top, Step step) {
        double y = inputY(top);
        double middle = left + CELL_WIDTH / 2;
        pen.arrow(stack.ink(), middle, y, middle, y - REACH);
        frame(stack.frames(), stack.branch(), left, y, step, step.frame(), stack.ink(), false, true);
    }

    private void made(double left, double top, Step step) {
        double y = outputY(top);
        for (int layer : stack.outputFrom()) {
            // One arrow a layer that the frame is made from; those from below pass behind the upper cells.
            double middle = left + CELL_WIDTH / 2 + spread(layer);
            pen.arrow(stack.ink(), middle, layerY(top, layer) - CELL_HEIGHT / 2, middle, y + FRAME);
        }
        frame(stack.frames(), stack.branch(), left, y, step, step.frame(), stack.ink(), false, false);
    }

    private double spread(int layer) {
        int count = stack.outputFrom().size();
        return count == 1 ? 0 : (layer - (count - 1) / 2.0) * Math.min(8, 22.0 / (count - 1));
    }

    private void fed(double left, double top, Step step) {
        if (stack.fed() == null) {
            return;
        }
        double y = inputY(top);
        double middle = left + CELL_WIDTH / 2;
        pen.dashedArrow(stack.fed().ink(), middle, y, middle, y - REACH);
        // What comes before the first frame that it makes is the clip's own.
        Branch of = step.position() == 0 ? null : stack.branch();
        frame(stack.fed(), of, left, y, step, step.before(), stack.fed().ink(), true, true);
    }

    /**
     * A frame with its number, above or below it.
     *
     * @param of whose frame, null for the clip's own
     */
    private void frame(
            Part part,
            Branch of,
            double left,
            double y,
            Step step,
            int number,
            Ink ink,
            boolean dotted,
            boolean below) {
        double x = left + (CELL_WIDTH - FRAME) / 2;
        pen.add(new Mark.Frame(x, y, FRAME, of, number));
        pen.add(new Mark.Box(
                x - 0.5,
                y - 0.5,
                FRAME + 1,
                FRAME + 1,
                Ink.NONE,
                step.lit() && !dotted ? Ink.ACCENT : ink,
                step.lit() && !dotted ? 2 : 1.25,
                dotted));
        pen.add(new Mark.Count(new Mark.Words(
                number < 0 ? "black" : Integer.toString(number),
                x + FRAME / 2,
                below ? y + FRAME + 8 : y - 7,
                Drawing.Pen.TEXT,
                step.lit() ? Ink.ACCENT : Ink.DIM,
                Align.CENTER,
                false)));
        pen.area(part, x, y, FRAME, FRAME);
    }

    private String fedWords() {
        return switch (stack.input()) {
            case NONE -> "";
            case OWN_OUTPUT -> "fed: own output";
            case TRUTH -> "fed in training: truth";
            case SCHEDULED -> "in training: true or own";
        };
    }
}
