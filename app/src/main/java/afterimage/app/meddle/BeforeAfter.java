package afterimage.app.meddle;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapRow;
import afterimage.app.session.ShownClip;
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
import java.util.function.DoubleConsumer;

/**
 * What a model makes of a clip as it is and changed.
 *
 * @param before of the model as it is
 * @param after of the model changed
 * @param other the clip whose code the changed model's decoders start from, or null for this one's
 * @param changed what was changed, a sentence
 */
record BeforeAfter(ClipOutputs before, ClipOutputs after, Clip other, String changed) {
    record Question(ShownClip shown, Meddling meddling, String sentence) implements ShownClip.Question<BeforeAfter> {
        @Override
        public BeforeAfter on(ProbeModel probe, DoubleConsumer progress) {
            return new BeforeAfter(
                    outputs(probe, Intervention.NONE), outputs(probe, meddling.of(probe)), meddling.other(), sentence);
        }

        private ClipOutputs outputs(ProbeModel probe, Intervention what) {
            return new ClipOutputs(shown.clip(), probe.clips.inputFrames(), probe.predict(List.of(shown.clip()), what));
        }
    }

    /**
     * The truth, both outputs below it, and their difference; frames of the whole clip from left to right. Last the clip
     * that gave its code, if another did.
     */
    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>(List.of(
                before.row(
                        "Truth",
                        "The clip: what goes in, then what really comes after it.",
                        Shading.GREY,
                        before.truth()::frame),
                before.row("Before", "What the model makes of it as it is trained.", Shading.GREY, before::output),
                before.row(
                        "After", "What it makes of it now: look for what is lost first.", Shading.GREY, after::output),
                before.row(
                        "Change",
                        "After minus before: orange where it became brighter, blue where darker.",
                        Shading.DIFFERENCE,
                        t -> after.difference(t, before.output(t)))));
        if (other != null) {
            rows.add(before.row(
                    "Code’s clip",
                    "The clip whose code the decoders start from: what they write should be this one.",
                    Shading.GREY,
                    other::frame));
        }
        return rows;
    }

    double highestError() {
        double highest = 0;
        for (ClipOutputs made : List.of(before, after)) {
            for (Branch branch : Branch.values()) {
                highest = Arrays.stream(made.ownErrors(branch)).reduce(highest, Math::max);
            }
        }
        return highest;
    }

    /** A branch's error before and after, and how many times it grew. */
    String errorText(Branch branch) {
        return MeddleWords.change(branch.id(), mse(before, branch), mse(after, branch));
    }

    private static double mse(ClipOutputs made, Branch branch) {
        return Arrays.stream(made.ownErrors(branch)).average().orElse(Double.NaN);
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
