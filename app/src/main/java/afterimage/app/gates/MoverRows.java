package afterimage.app.gates;

import afterimage.app.control.MapRow;
import afterimage.engine.clip.Shading;
import afterimage.engine.trace.MoverTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What movers did as rows of pictures: what each carries and picks up, and what is drawn instead.
 *
 * @param size height and width of a frame
 */
record MoverRows(MoverTrace trace, int size) {
    int count() {
        return trace.steps().get(0).pictures().length;
    }

    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>();
        for (int m = 0; m < count(); m++) {
            int mover = m;
            rows.add(row(
                    "mover " + (m + 1),
                    "The picture that it carries, after it was moved.",
                    Shading.GREY,
                    step -> step.pictures()[mover]));
            rows.add(row(
                    "picks up " + (m + 1),
                    "Share of each pixel of the frame that is read which goes into its picture.",
                    Shading.HEAT,
                    step -> step.picked() == null ? null : step.picked()[mover]));
        }
        rows.add(row(
                "drawn",
                "Share of each pixel of the frame that is written which is drawn by the cells, not carried.",
                Shading.HEAT,
                MoverTrace.Step::mask));
        return rows;
    }

    private MapRow row(String name, String about, Shading shading, Function<MoverTrace.Step, float[]> picture) {
        List<float[]> cells = new ArrayList<>();
        trace.steps().forEach(step -> cells.add(picture.apply(step)));
        return new MapRow(name, about, cells, size, shading, 0, 1);
    }

    /** @param axis 0 for down, 1 for across; pixels at each step */
    double[] motion(int mover, int axis) {
        return trace.steps().stream()
                .mapToDouble(step -> step.motion()[mover][axis])
                .toArray();
    }
}
