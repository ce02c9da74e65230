package afterimage.app.meddle;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapRow;
import afterimage.app.glossary.Texts;
import afterimage.app.session.ShownClip;
import afterimage.app.session.TracedClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Table;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;

/** What a model makes of a clip as it is and changed, the clip that gave its code, or null, and what was changed. */
record BeforeAfter(TracedClip traced, ClipOutputs before, ClipOutputs after, Clip other, String changed) {
    record Question(ShownClip shown, Meddling meddling, String sentence) implements ShownClip.Question<BeforeAfter> {
        @Override
        public BeforeAfter on(ProbeModel probe, DoubleConsumer progress) {
            Clip clip = shown.clip();
            ProbeModel.Traced traced = probe.trace(clip, Intervention.NONE, Set.of());
            int frames = probe.clips.inputFrames();
            TracedClip all = new TracedClip(traced.states(), traced.movers(), probe.spec, probe.clips, null);
            ClipOutputs before = new ClipOutputs(clip, frames, traced.prediction());
            ClipOutputs after = new ClipOutputs(clip, frames, probe.predict(List.of(clip), meddling.of(probe)));
            return new BeforeAfter(all, before, after, meddling.other(), sentence);
        }
    }

    /** The truth, both outputs and their difference, frame by frame; last the clip that gave its code, if one did. */
    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>(List.of(
                row("truth", Shading.GREY, before.truth()::frame),
                row("before", Shading.GREY, before::output),
                row("after", Shading.GREY, after::output),
                row("change", Shading.DIFFERENCE, this::change)));
        if (other != null) {
            rows.add(row("other", Shading.GREY, other::frame));
        }
        return rows;
    }

    /** After minus before at a column; null where there is no output. */
    private float[] change(int column) {
        return after.difference(column, before.output(column));
    }

    /** The same of the frame that a branch's player shows at a step. */
    float[] change(Branch branch, int time) {
        int input = before.inputFrames();
        boolean past = branch == Branch.RECONSTRUCTION;
        return change(past ? Math.min(time, input - 1) : Math.min(input + time, before.frames() - 1));
    }

    private MapRow row(String name, Shading shading, IntFunction<float[]> frame) {
        String key = "meddle.row." + name;
        return before.row(Texts.of(key), Texts.of(key + ".about"), shading, frame);
    }

    double highestError() {
        return Math.max(before.highestError(), after.highestError());
    }

    /** The clip, and what is made of it, e.g. {@code prediction/after}: [time, height, width]. */
    Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("truth", before.truth().toNpy());
        for (Branch branch : Branch.values()) {
            before.made().of(branch).forEach(clip -> arrays.put(branch.id() + "/before", clip.toNpy()));
            after.made().of(branch).forEach(clip -> arrays.put(branch.id() + "/after", clip.toNpy()));
        }
        return arrays;
    }

    /** A line a frame; the change stands in each, so that no number is read without it. */
    String toCsv() {
        List<List<?>> rows = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            double[] from = before.errors(branch);
            double[] to = after.errors(branch);
            for (int t = 0; t < from.length; t++) {
                if (!Double.isNaN(from[t])) {
                    rows.add(Arrays.asList(
                            branch.id(), t, Table.number("%.8g", from[t]), Table.number("%.8g", to[t]), changed));
                }
            }
        }
        return new Table(List.of("branch", "frame", "mse_before", "mse_after", "changed"), rows).csv();
    }
}
