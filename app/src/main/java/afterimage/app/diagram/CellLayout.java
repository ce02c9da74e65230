package afterimage.app.diagram;

import afterimage.app.diagram.Mark.Align;
import afterimage.app.glossary.Texts;

/** Places the inside of a cell: memory along the top, sums along the bottom, gates between them. */
final class CellLayout {
    private static final double WIDTH = 452;
    private static final double HEIGHT = 177;
    private static final double MEMORY_Y = 44;
    private static final double GATE_Y = 100;
    private static final double GATE_WIDTH = 36;
    private static final double GATE_HEIGHT = 24;
    private static final double BUS_Y = 134;
    private static final double ROUND = 9;
    private static final double FORGET_X = 120;
    private static final double INPUT_X = 176;
    private static final double NEW_X = 232;
    private static final double OUTPUT_X = 318;
    private static final double SHOWN_X = 378;

    private final CellDiagram cell;
    private final Drawing.Pen pen = new Drawing.Pen();

    private CellLayout(CellDiagram cell) {
        this.cell = cell;
    }

    static Drawing of(CellDiagram cell) {
        return new CellLayout(cell).draw();
    }

    private Drawing draw() {
        sums();
        memory();
        peepholes();
        gate(CellDiagram.FORGET_GATE, FORGET_X, "f", "σ");
        gate(CellDiagram.INPUT_GATE, INPUT_X, "i", "σ");
        gate(CellDiagram.CELL_INPUT, NEW_X, "g", "tanh");
        gate(CellDiagram.OUTPUT_GATE, OUTPUT_X, "o", "σ");
        return pen.done(WIDTH, HEIGHT);
    }

    /** What goes in, to each of the four. */
    private void sums() {
        double first = 52;
        pen.line(Ink.WIRE, first, BUS_Y, OUTPUT_X, BUS_Y);
        for (double x : new double[] {FORGET_X, INPUT_X, NEW_X, OUTPUT_X}) {
            pen.arrow(Ink.WIRE, x, BUS_Y, x, GATE_Y + GATE_HEIGHT / 2);
        }
        terminal(CellDiagram.HIDDEN_BEFORE, cell.equations.h() + "(t−1)", 4, BUS_Y, Ink.TEXT);
        pen.words(cell.hiddenWords(), 60, BUS_Y - 9, Ink.DIM, Align.LEFT);
        if (cell.equations.input()) {
            double x = 76;
            terminal(CellDiagram.INPUT, cell.equations.x() + "(t)", 4, HEIGHT - 12, Ink.INPUT);
            pen.line(Ink.INPUT, 52, HEIGHT - 12, x, HEIGHT - 12, x, BUS_Y);
            pen.add(new Mark.Disc(x, BUS_Y, 2.5, Ink.INPUT, Ink.NONE));
            pen.words(cell.inputWords(), x + 8, HEIGHT - 12, Ink.DIM, Align.LEFT);
        } else {
            pen.words(Texts.of("diagram.no-input"), 4, HEIGHT - 12, Ink.DIM, Align.LEFT);
        }
    }

    private void memory() {
        double end = WIDTH - 52;
        terminal(CellDiagram.MEMORY_BEFORE, cell.equations.c() + "(t−1)", 4, MEMORY_Y, Ink.TEXT);
        pen.arrow(Ink.TEXT, 52, MEMORY_Y, FORGET_X - ROUND, MEMORY_Y);
        pen.arrow(Ink.TEXT, FORGET_X + ROUND, MEMORY_Y, NEW_X - ROUND, MEMORY_Y);
        pen.arrow(Ink.TEXT, NEW_X + ROUND, MEMORY_Y, end, MEMORY_Y);
        double gateTop = GATE_Y - GATE_HEIGHT / 2;
        double middle = (MEMORY_Y + gateTop) / 2 + 2;
        pen.arrow(Ink.WIRE, FORGET_X, gateTop, FORGET_X, MEMORY_Y + ROUND);
        pen.arrow(Ink.WIRE, INPUT_X, gateTop, INPUT_X, middle, NEW_X - ROUND, middle);
        pen.arrow(Ink.WIRE, NEW_X, gateTop, NEW_X, middle + ROUND);
        pen.arrow(Ink.WIRE, NEW_X, middle - ROUND, NEW_X, MEMORY_Y + ROUND);
        sign(FORGET_X, MEMORY_Y, "×");
        sign(NEW_X, middle, "×");
        sign(NEW_X, MEMORY_Y, "+");
        // The new memory, squashed and let out by the output gate.
        pen.arrow(Ink.TEXT, SHOWN_X, MEMORY_Y, SHOWN_X, GATE_Y - ROUND);
        pen.add(new Mark.Box(SHOWN_X - 17, 62, 34, 17, Ink.CONTROL, Ink.WIRE, 1, false));
        pen.words("tanh", SHOWN_X, 70.5, Ink.TEXT, Align.CENTER);
        pen.arrow(Ink.WIRE, OUTPUT_X + GATE_WIDTH / 2, GATE_Y, SHOWN_X - ROUND, GATE_Y);
        pen.arrow(Ink.TEXT, SHOWN_X + ROUND, GATE_Y, end, GATE_Y);
        sign(SHOWN_X, GATE_Y, "×");
        terminal(CellDiagram.MEMORY, cell.equations.c() + "(t)", WIDTH - 52, MEMORY_Y, Ink.TEXT);
        terminal(CellDiagram.HIDDEN, cell.equations.h() + "(t)", WIDTH - 52, GATE_Y, Ink.TEXT);
    }

    /** Dashed, as the blue lines of figure 1. */
    private void peepholes() {
        cell.part(CellDiagram.PEEPHOLES).ifPresent(part -> {
            double branch = 82;
            double y = 77;
            double to = GATE_Y - GATE_HEIGHT / 2;
            double aside = 11;
            pen.dashedArrow(Ink.INPUT, branch, MEMORY_Y, branch, y, FORGET_X - aside, y, FORGET_X - aside, to);
            pen.dashedArrow(Ink.INPUT, FORGET_X - aside, y, INPUT_X - aside, y, INPUT_X - aside, to);
            pen.dashedArrow(Ink.INPUT, OUTPUT_X, MEMORY_Y, OUTPUT_X, to);
            pen.words(Texts.of("diagram.peepholes"), branch - 4, y, Ink.INPUT, Align.RIGHT);
            pen.area(part, branch - 64, y - 9, 64, 18);
        });
    }

    private void gate(String id, double x, String letter, String function) {
        double left = x - GATE_WIDTH / 2;
        double top = GATE_Y - GATE_HEIGHT / 2;
        pen.add(new Mark.Box(left, top, GATE_WIDTH, GATE_HEIGHT, Ink.CONTROL, Ink.TEXT, 1.25, false));
        pen.words(function, x, GATE_Y, Ink.TEXT, Align.CENTER);
        pen.title(letter, x - GATE_WIDTH / 2 - 7, GATE_Y + 2, Ink.TEXT, Align.CENTER);
        pen.area(part(id), left, top, GATE_WIDTH, GATE_HEIGHT);
    }

    private void sign(double x, double y, String text) {
        pen.add(new Mark.Disc(x, y, ROUND, Ink.CONTROL, Ink.DIM));
        pen.title(text, x, y, Ink.TEXT, Align.CENTER);
    }

    private void terminal(String id, String text, double x, double y, Ink ink) {
        pen.add(new Mark.Box(x, y - 11, 48, 22, Ink.RAISED, ink, 1, false));
        pen.title(text, x + 24, y, Ink.TEXT, Align.CENTER);
        pen.area(part(id), x, y - 11, 48, 22);
    }

    private Part part(String id) {
        return cell.part(id).orElseThrow();
    }
}
