package afterimage.app.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What is drawn, from back to front, and where its parts can be clicked; a unit is a pixel at scale 1. */
record Drawing(double width, double height, List<Mark> marks, List<Area> areas) {
    /** What stays as it is while the clip plays: each frame as its empty place. */
    List<Mark> still() {
        return marks.stream()
                .map(mark -> mark instanceof Mark.Frame frame ? frame.empty() : mark)
                .toList();
    }

    List<Mark.Image> images() {
        Stream<Mark> images = marks.stream().filter(Mark.Image.class::isInstance);
        return images.map(Mark.Image.class::cast).toList();
    }

    /** Where a part is; a part may be in several places. */
    record Area(Part part, double x, double y, double width, double height) {}

    /** Puts a drawing together. */
    static final class Pen {
        static final double TEXT = 11;

        private final List<Mark> marks = new ArrayList<>();
        private final List<Area> areas = new ArrayList<>();

        void add(Mark mark) {
            marks.add(mark);
        }

        void line(Ink ink, double... points) {
            line(ink, false, false, points);
        }

        void arrow(Ink ink, double... points) {
            line(ink, false, true, points);
        }

        void dashedArrow(Ink ink, double... points) {
            line(ink, true, true, points);
        }

        void line(Ink ink, boolean dashed, boolean arrow, double... points) {
            List<Double> along = DoubleStream.of(points).boxed().toList();
            marks.add(new Mark.Line(ink, 1.25, dashed, arrow, along));
        }

        void words(String text, double x, double y, Ink ink, Mark.Align align) {
            marks.add(new Mark.Words(text, x, y, TEXT, ink, align, false));
        }

        void title(String text, double x, double y, Ink ink, Mark.Align align) {
            marks.add(new Mark.Words(text, x, y, TEXT + 1, ink, align, true));
        }

        void area(Part part, double x, double y, double width, double height) {
            areas.add(new Area(part, x, y, width, height));
        }

        Drawing done(double width, double height) {
            return new Drawing(width, height, marks, areas);
        }
    }
}
