package afterimage.app.history;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapGrid;
import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.BadInput;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.StateTrace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/**
 * What a model made of a clip when it had trained for so many steps.
 *
 * @param step training steps done, where they matter
 * @param train loss of that step, NaN if there is none
 * @param heldOut loss of the last look up to it, NaN if there was none
 * @param outputs what it made of each frame
 * @param maps the quantity asked for at each frame: the encoder's while it reads, then the prediction decoder's; null where
 *     there is none
 * @param columns of each map
 */
record ClipAtStep(long step, double train, double heldOut, ClipOutputs outputs, List<float[]> maps, int columns) {
    /** Frames after which the clip begins again, its future beside its input. */
    int period() {
        return Math.max(outputs.inputFrames(), outputs.frames() - outputs.inputFrames());
    }

    /** Its loss in words, and that of the held-out clips; empty where there is none. */
    List<String> losses() {
        return List.of(loss("history.loss", train), loss("history.held-out", heldOut));
    }

    private static String loss(String key, double value) {
        return Double.isNaN(value) ? "" : Texts.of(key, value);
    }

    /**
     * What is wanted of a model.
     *
     * @param layer 0 the one that sees the frames; the topmost if there are fewer
     */
    record Wanted(ShownClip shown, Quantity quantity, int layer) implements ShownClip.Question<ClipAtStep> {
        /** Of the model as it is, whatever its step. */
        @Override
        public ClipAtStep on(ProbeModel probe, DoubleConsumer progress) {
            return of(probe, 0, new LossHistory());
        }

        /** @param history up to the step, or an empty one where neither matters */
        ClipAtStep of(ProbeModel probe, long step, LossHistory history) {
            Clip clip = shown.clip();
            ProbeModel.Traced traced = probe.trace(clip, Intervention.NONE, Set.of(quantity));
            int input = probe.clips.inputFrames();
            int top = Math.min(layer, probe.spec.layers().size() - 1);
            double heldOut = last(history.heldOut());
            ClipOutputs outputs = new ClipOutputs(clip, input, traced.prediction());
            List<float[]> maps = maps(traced.states(), top, input);
            int columns = traced.states().layer("encoder/" + top).rows();
            return new ClipAtStep(step, last(history.train()), heldOut, outputs, maps, columns);
        }

        private static double last(List<LossPoint> curve) {
            return curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).loss();
        }

        private List<float[]> maps(StateTrace states, int top, int input) {
            float[][] maps = new float[shown.clip().time()][];
            for (String stack : List.of("encoder", Branch.PREDICTION.id())) {
                // A next-frame predictor reads its last input frame when it begins to predict.
                int first = stack.equals("encoder") ? 0 : input;
                states.layers().stream()
                        .filter(each -> each.name().equals(stack + "/" + top))
                        .filter(each -> each.values().containsKey(quantity))
                        .forEach(each -> {
                            int[] order = IntStream.range(0, each.units()).toArray();
                            boolean strip = each.rows() == 1;
                            for (int t = 0; t < each.steps(); t++) {
                                maps[first + t] =
                                        strip ? StateRow.strip(each, quantity, t, order) : each.mean(quantity, t);
                            }
                        });
            }
            return Arrays.asList(maps);
        }
    }

    /**
     * Looks at a clip with the weights of a saved moment; empty if the moment is damaged or gone.
     *
     * @param run null for {@code given}, which comes with the program
     */
    record Moment(Path run, Pretrained given, long step, Wanted wanted) implements Probing.Work<Optional<ClipAtStep>> {
        @Override
        public Optional<ClipAtStep> on(ProbeModel probe, DoubleConsumer progress) {
            Checkpoint then;
            try {
                then = run == null ? given.moment(step) : RunFolder.open(run).shown(step);
            } catch (BadInput e) {
                LoggerFactory.getLogger(ClipAtStep.class).warn("passed over", e);
                return Optional.empty();
            }
            // Ends here if the slider has moved on while the file was read.
            progress.accept(0);
            probe.load(then.weights());
            return Optional.of(wanted.of(probe, step, then.history()));
        }

        @Override
        public Trial trial() {
            return wanted.trial();
        }

        @Override
        public boolean loadsWeights() {
            return true;
        }
    }

    /**
     * What is to be seen: a moment above now, above the truth, as film strips; then what the layer did in both, on one scale.
     *
     * @param now null as long as it is not computed
     * @param nowStep training steps of the model that it is of
     */
    record Picture(ClipAtStep then, ClipAtStep now, long nowStep, Quantity quantity) {
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

        List<MapGrid.Row> rows() {
            List<MapGrid.Row> rows = new ArrayList<>();
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

        private MapGrid.Row frames(String key, long step, IntFunction<float[]> frame) {
            return then.outputs().row(Texts.of(key, step), Texts.of(key + ".about"), Shading.GREY, frame);
        }

        private MapGrid.Row maps(String key, ClipAtStep of, double size) {
            String name = StateRow.name(quantity);
            String about = Texts.of(key + (of.columns() == 1 ? ".units" : ".channels"), name);
            return StateRow.of(Texts.of(key, name), about, quantity, of.maps(), of.columns(), size);
        }
    }
}
