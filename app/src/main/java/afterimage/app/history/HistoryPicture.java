package afterimage.app.history;

import afterimage.app.control.MapRow;
import afterimage.app.control.StateRow;
import afterimage.engine.Words;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What is to be seen: a moment above now, above the truth, as film strips; then what the layer did in both, on one scale.
 *
 * @param now null as long as it is not computed
 * @param nowStep training steps of the model that it is of
 */
record HistoryPicture(ClipAtStep then, ClipAtStep now, long nowStep, Quantity quantity) {
    /** Losses of the moment, and its errors beside those of now. */
    String numbers() {
        List<String> losses = new ArrayList<>();
        add(losses, "loss %.4f", then.train());
        add(losses, "held-out %.4f", then.heldOut());
        List<String> errors = new ArrayList<>();
        then.mse().forEach((branch, mse) -> add(errors, branch.id() + " %.4f" + beside(branch), mse));
        losses.add("MSE " + String.join(", ", errors));
        return String.join("  ·  ", losses);
    }

    private String beside(Branch branch) {
        return now == null ? "" : Words.of(" (now %.4f)", now.mse().get(branch));
    }

    private static void add(List<String> parts, String form, double value) {
        if (!Double.isNaN(value)) {
            parts.add(Words.of(form, value));
        }
    }

    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>();
        rows.add(frames(
                Words.of("step %,d", then.step()),
                "What the model made of this clip at that step: the reconstruction, then the prediction. Look for when"
                        + " blobs become digits, and when they begin to move.",
                then.outputs()::output));
        if (now != null) {
            rows.add(frames(
                    Words.of("now %,d", nowStep),
                    "What the model in view makes of this clip now.",
                    now.outputs()::output));
        }
        rows.add(frames(
                "truth",
                "The clip itself: the input, then what really came next.",
                then.outputs().truth()::frame));
        List<float[]> all = new ArrayList<>(then.maps());
        if (now != null) {
            all.addAll(now.maps());
        }
        double size = StateRow.largest(all);
        rows.add(maps("then", "at that step", then, size));
        if (now != null) {
            rows.add(maps("now", "now", now, size));
        }
        return rows;
    }

    private MapRow frames(String name, String about, IntFunction<float[]> frame) {
        return then.outputs().row(name, about, Shading.GREY, frame);
    }

    private MapRow maps(String moment, String when, ClipAtStep of, double size) {
        String name = StateRow.name(quantity);
        String about = "The layer's " + name + " " + when + ", "
                + (of.columns() == 1 ? "its units below each other" : "mean over its channels")
                + ": the encoder's while it reads, then the prediction decoder's.";
        return StateRow.of(name + " " + moment, about, quantity, of.maps(), of.columns(), size);
    }
}
