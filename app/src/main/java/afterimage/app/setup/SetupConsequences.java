package afterimage.app.setup;

import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.train.OptimizerKind;
import java.util.List;
import java.util.Map;

/** What some choices bring along for other settings. */
record SetupConsequences(SetupViewModel setup) {
    Map<Setting, Runnable> all() {
        return Map.of(
                Setting.CELL, this::ofCell,
                Setting.OPTIMIZER, this::ofOptimizer,
                Setting.SCHEDULE, this::ofSchedule,
                Setting.LOSS, this::ofLoss);
    }

    /** Going from one cell to the other keeps all that both have and replaces what only one can use. */
    private void ofCell() {
        String cell = text(Setting.CELL);
        boolean conv = cell.equals(CellKind.CONV_LSTM.name());
        set(Setting.LAYERS, SetupFixes.usualLayers(cell));
        set(Setting.KERNEL, conv ? "3" : "1");
        set(Setting.PATCH, conv ? "4" : "1");
        set(Setting.OUTPUT_LAYER, (conv ? OutputFrom.ALL_LAYERS : OutputFrom.TOP_LAYER).name());
        if (!conv) {
            replace(Setting.PEEPHOLES, Peephole.PIXEL.name(), Peephole.CHANNEL.name());
        }
    }

    private void ofOptimizer() {
        set(Setting.DECAY, SetupText.number(OptimizerKind.valueOf(text(Setting.OPTIMIZER)).usualDecay));
    }

    /** A schedule that was not used yet has no steps; it begins with some that do something. */
    private void ofSchedule() {
        String used = setup.base.training().schedule().kind().name();
        if (!used.equals(text(Setting.SCHEDULE))) {
            replace(Setting.EVERY, "0", "10000");
            replace(Setting.FACTOR, "1", "0.5");
            replace(Setting.TOTAL_STEPS, "0", "10000");
        }
    }

    /** One of the pure losses; a mix is set by its weights. */
    private void ofLoss() {
        for (Setting weight : List.of(Setting.MSE, Setting.MAE, Setting.BCE)) {
            set(weight, weight.name().equals(text(Setting.LOSS)) ? "1" : "0");
        }
    }

    private void replace(Setting field, String useless, String by) {
        if (text(field).equals(useless)) {
            set(field, by);
        }
    }

    private String text(Setting field) {
        return setup.text(field).get();
    }

    private void set(Setting field, String text) {
        setup.text(field).set(text);
    }
}
