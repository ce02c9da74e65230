package afterimage.app.gates;

import afterimage.app.control.MapRow;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Shading;
import afterimage.engine.trace.MoverTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What movers did, in pictures as large as frames: what each carries and picks up, and what is drawn instead. */
record MoverRows(MoverTrace trace, int size) {
    int count() {
        return trace.steps().get(0).pictures().length;
    }

    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>();
        for (int m = 0; m < count(); m++) {
            int mover = m;
            rows.add(row("gates.mover", m + 1, Shading.GREY, step -> step.pictures()[mover]));
            Function<MoverTrace.Step, float[]> picked = step -> step.picked() == null ? null : step.picked()[mover];
            rows.add(row("gates.picks-up", m + 1, Shading.HEAT, picked));
        }
        rows.add(row("gates.drawn", 0, Shading.HEAT, MoverTrace.Step::mask));
        return rows;
    }

    private MapRow row(String key, int number, Shading shading, Function<MoverTrace.Step, float[]> picture) {
        List<float[]> cells = trace.steps().stream().map(picture).toList();
        return new MapRow(Texts.of(key, number), Texts.of(key + ".about"), cells, size, shading, 0, 1);
    }

    /** @param axis 0 for down, 1 for across; pixels at each step */
    double[] motion(int mover, int axis) {
        return trace.steps().stream()
                .mapToDouble(step -> step.motion()[mover][axis])
                .toArray();
    }
}
