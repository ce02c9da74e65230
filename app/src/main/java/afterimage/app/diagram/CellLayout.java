package afterimage.app.diagram;

import afterimage.app.diagram.Mark.Align;
import afterimage.app.glossary.Texts;
import java.util.stream.DoubleStream;

/** Places the inside of a cell: memory along the top, sums along the bottom, gates between them; maps fill the boxes. */
record CellLayout(CellDiagram cell, Drawing.Pen pen) {
    private static final double WIDTH = 452;
    private static final double HEIGHT = 252;
    /** Of a box; below 40 pixels at the smallest scale its map could not be pointed at. */
    private static final double MAP = 46;

    private static final double HALF = MAP / 2;
    private static final double SUM_Y = 28;
    private static final double MEMORY_Y = 73;
    private static final double GATE_Y = 141;
    private static final double BUS_Y = 183;
    private static final double INPUT_Y = 213;
    private static final double ROUND = 9;
    private static final double LEFT_X = 4 + HALF;
    private static final double FORGET_X = 118;
    private static final double INPUT_X = 182;
    private static final double NEW_X = 246;
    private static final double OUTPUT_X = 322;
    private static final double SHOWN_X = 374;
    private static final double RIGHT_X = WIDTH - 4 - HALF;

    static Drawing of(CellDiagram cell) {
        return new CellLayout(cell, new Drawing.Pen()).draw();
    }

    private Drawing draw() {
        sums();
        memory();
        peepholes();
        gate(CellDiagram.FORGET_GATE, FORGET_X, "σ");
        gate(CellDiagram.INPUT_GATE, INPUT_X, "σ");
        gate(CellDiagram.CELL_INPUT, NEW_X, "tanh");
        gate(CellDiagram.OUTPUT_GATE, OUTPUT_X, "σ");
        return pen.done(WIDTH, HEIGHT);
    }

    /** What goes in, to each of the four. */
    private void sums() {
        double branch = 60;
        pen.line(Ink.WIRE, LEFT_X + HALF, GATE_Y, branch, GATE_Y, branch, BUS_Y, OUTPUT_X, BUS_Y);
        DoubleStream.of(FORGET_X, INPUT_X, NEW_X, OUTPUT_X)
                .forEach(x -> pen.arrow(Ink.WIRE, x, BUS_Y, x, GATE_Y + HALF));
        String h = cell.equations.of("h");
        state(CellDiagram.HIDDEN_BEFORE, h + "(t−1)", LEFT_X, GATE_Y, GATE_Y + HALF + 8, Ink.TEXT);
        pen.words(cell.weighting(false), branch + 3, BUS_Y - 8, Ink.DIM, Align.LEFT);
        if (cell.equations.input()) {
            double x = 76;
            String name = cell.equations.of("x") + "(t)";
            state(CellDiagram.INPUT, name, LEFT_X, INPUT_Y, INPUT_Y + HALF + 8, Ink.INPUT);
            pen.line(Ink.INPUT, LEFT_X + HALF, INPUT_Y, x, INPUT_Y, x, BUS_Y);
            pen.add(new Mark.Disc(x, BUS_Y, 2.5, Ink.INPUT, Ink.NONE));
            pen.words(cell.weighting(true), x + 8, INPUT_Y, Ink.DIM, Align.LEFT);
        } else {
            pen.words(Texts.of("diagram.no-input"), 4, INPUT_Y, Ink.DIM, Align.LEFT);
        }
    }

    private void memory() {
        String c = cell.equations.of("c");
        double gateTop = GATE_Y - HALF;
        double under = MEMORY_Y + HALF;
        double between = (under + gateTop) / 2;
        pen.arrow(Ink.TEXT, LEFT_X + HALF, MEMORY_Y, FORGET_X - HALF, MEMORY_Y);
        pen.arrow(Ink.TEXT, FORGET_X + HALF, MEMORY_Y, INPUT_X - ROUND, MEMORY_Y);
        pen.arrow(Ink.TEXT, NEW_X - HALF, MEMORY_Y, INPUT_X + ROUND, MEMORY_Y);
        pen.arrow(Ink.TEXT, INPUT_X, MEMORY_Y - ROUND, INPUT_X, SUM_Y, RIGHT_X, SUM_Y, RIGHT_X, MEMORY_Y - HALF);
        pen.arrow(Ink.WIRE, FORGET_X, gateTop, FORGET_X, under);
        pen.arrow(Ink.WIRE, INPUT_X, gateTop, INPUT_X, between, NEW_X - 12, between, NEW_X - 12, under);
        pen.arrow(Ink.WIRE, NEW_X, gateTop, NEW_X, under);
        product(CellNumbers.KEPT, FORGET_X);
        product(CellNumbers.STORED, NEW_X);
        sign(INPUT_X, MEMORY_Y, "+");
        // The new memory, squashed and let out by the output gate.
        pen.arrow(Ink.TEXT, SHOWN_X, SUM_Y, SHOWN_X, GATE_Y - ROUND);
        pen.add(new Mark.Box(SHOWN_X - 17, MEMORY_Y - 9, 34, 17, Ink.CONTROL, Ink.WIRE, 1, false));
        pen.words("tanh", SHOWN_X, MEMORY_Y - 0.5, Ink.TEXT, Align.CENTER);
        pen.arrow(Ink.WIRE, OUTPUT_X + HALF, GATE_Y, SHOWN_X - ROUND, GATE_Y);
        pen.arrow(Ink.TEXT, SHOWN_X + ROUND, GATE_Y, RIGHT_X - HALF, GATE_Y);
        sign(SHOWN_X, GATE_Y, "×");
        state(CellDiagram.MEMORY_BEFORE, c + "(t−1)", LEFT_X, MEMORY_Y, MEMORY_Y - HALF - 8, Ink.TEXT);
        state(CellDiagram.MEMORY, c + "(t)", RIGHT_X, MEMORY_Y, MEMORY_Y + HALF + 8, Ink.TEXT);
        state(CellDiagram.HIDDEN, cell.equations.of("h") + "(t)", RIGHT_X, GATE_Y, GATE_Y + HALF + 8, Ink.TEXT);
    }

    /** Dashed, as the blue lines of figure 1. */
    private void peepholes() {
        cell.part(CellDiagram.PEEPHOLES).ifPresent(part -> {
            double branch = 84;
            double y = 106;
            double to = GATE_Y - HALF;
            double aside = 12;
            pen.dashedArrow(Ink.INPUT, branch, MEMORY_Y, branch, y, FORGET_X - aside, y, FORGET_X - aside, to);
            pen.dashedArrow(Ink.INPUT, FORGET_X - aside, y, INPUT_X - aside, y, INPUT_X - aside, to);
            pen.dashedArrow(Ink.INPUT, OUTPUT_X, SUM_Y, OUTPUT_X, to);
            pen.words(Texts.of("diagram.peepholes"), branch - 4, y, Ink.INPUT, Align.RIGHT);
            pen.area(part, branch - 64, y - 9, 64, 18);
        });
    }

    private void gate(String id, double x, String function) {
        box(id, x, GATE_Y, Ink.CONTROL, Ink.TEXT, part(id));
        pen.title(id, x - HALF - 7, GATE_Y + 2, Ink.TEXT, Align.CENTER);
        pen.words(function, x + 5, GATE_Y + HALF + 9, Ink.DIM, Align.LEFT);
    }

    /** What the memory is the sum of. */
    private void product(String id, double x) {
        box(id, x, MEMORY_Y, Ink.CONTROL, Ink.DIM, part(CellDiagram.MEMORY));
        // At its corner: maps lie over all that is still.
        sign(x - HALF - 6, MEMORY_Y - HALF - 6, "×");
    }

    private void sign(double x, double y, String text) {
        pen.add(new Mark.Disc(x, y, ROUND, Ink.CONTROL, Ink.DIM));
        pen.title(text, x, y, Ink.TEXT, Align.CENTER);
    }

    private void state(String id, String text, double x, double y, double textY, Ink ink) {
        box(id, x, y, Ink.RAISED, ink, part(id));
        pen.title(text, x, textY, Ink.TEXT, Align.CENTER);
    }

    private void box(String id, double x, double y, Ink fill, Ink edge, Part part) {
        pen.add(new Mark.Box(x - HALF, y - HALF, MAP, MAP, fill, edge, 1, false));
        pen.add(new Mark.Map(x - HALF, y - HALF, MAP, id));
        pen.area(part, x - HALF, y - HALF, MAP, MAP);
    }

    private Part part(String id) {
        return cell.part(id).orElseThrow();
    }
}
