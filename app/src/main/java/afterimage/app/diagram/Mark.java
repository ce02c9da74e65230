package afterimage.app.diagram;

import afterimage.engine.model.Branch;
import java.util.List;

/** The few things that a diagram is drawn from; places and sizes in units of the drawing. */
sealed interface Mark {
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** A line through points x0, y0, x1, y1, …, with a head at its end if it is an arrow. */
    record Line(Ink ink, double width, boolean dashed, boolean arrow, List<Double> points) implements Mark {}

    /** A box with round corners, empty if it is filled with NONE. */
    record Box(double x, double y, double width, double height, Ink fill, Ink edge, double line, boolean dashed)
            implements Mark {}

    /** A circle round x, y. */
    record Disc(double x, double y, double radius, Ink fill, Ink edge) implements Mark {}

    /** One line of words, centred on y. */
    record Words(String text, double x, double y, double size, Ink ink, Align align, boolean strong) implements Mark {}

    /** What changes while the clip plays. */
    sealed interface Image extends Mark {
        double x();

        double y();

        double size();
    }

    /** A map of numbers, see {@link CellNumbers}, where there are any. */
    record Map(double x, double y, double size, String part) implements Image {}

    /**
     * A frame of a branch's output, or of the clip for null; number -1 is black, and it is empty where there is none.
     * Its label changes with it while the clip plays.
     */
    record Frame(double x, double y, double size, Branch branch, int number, Words label) implements Image {
        boolean isBlack() {
            return number < 0;
        }

        /** The place alone, which is the same for all frames but the black one. */
        Frame empty() {
            return new Frame(x, y, size, null, Math.min(number, 0), null);
        }
    }
}
