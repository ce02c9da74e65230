package afterimage.app.history;

import afterimage.app.control.MapRow;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
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
        List<String> errors = new ArrayList<>();
        String key = now == null ? "history.error" : "history.error.now";
        for (Branch branch : then.outputs().made().clips().keySet()) {
            Double after = now == null ? null : now.outputs().mse(branch);
            errors.add(Texts.of(key, Texts.of(branch), then.outputs().mse(branch), after));
        }
        List<String> parts = new ArrayList<>(then.losses());
        parts.removeIf(String::isEmpty);
        parts.add("MSE " + String.join(", ", errors));
        return String.join("  ·  ", parts);
    }

    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>();
        List<float[]> all = new ArrayList<>(then.maps());
        rows.add(frames("history.then", then.step(), then.outputs()::output));
        if (now != null) {
            rows.add(frames("history.now", nowStep, now.outputs()::output));
            all.addAll(now.maps());
        }
        rows.add(frames("history.truth", 0, then.outputs().truth()::frame));
        double size = StateRow.largest(all);
        rows.add(maps("history.maps.then", then, size));
        if (now != null) {
            rows.add(maps("history.maps.now", now, size));
        }
        return rows;
    }

    private MapRow frames(String key, long step, IntFunction<float[]> frame) {
        return then.outputs().row(Texts.of(key, step), Texts.of(key + ".about"), Shading.GREY, frame);
    }

    private MapRow maps(String key, ClipAtStep of, double size) {
        String name = StateRow.name(quantity);
        String about = Texts.of(key + (of.columns() == 1 ? ".units" : ".channels"), name);
        return StateRow.of(Texts.of(key, name), about, quantity, of.maps(), of.columns(), size);
    }
}
