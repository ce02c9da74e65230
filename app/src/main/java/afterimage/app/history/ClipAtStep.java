package afterimage.app.history;

import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.LossHistory;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model made of a clip when it had trained for so many steps. Lists have an entry for each frame of the clip.
 *
 * @param step training steps done
 * @param train loss of that step, NaN if there is none
 * @param heldOut loss of the last look up to it, NaN if there was none
 * @param inputFrames of the clip
 * @param frames what it made of each frame [height, width], null where it makes none
 * @param maps the quantity asked for: the encoder's while it reads, then the prediction decoder's; null where there is none
 * @param columns of each map
 * @param layers of the model
 * @param mse squared error a pixel over the clip, of each branch that the model has
 */
record ClipAtStep(
        long step,
        double train,
        double heldOut,
        int inputFrames,
        List<float[]> frames,
        List<float[]> maps,
        int columns,
        int layers,
        Map<Branch, Double> mse) {
    /** Lines of the picture of an FC-LSTM's units; neighbours are taken together where there are more. */
    private static final int LINES = 48;

    /**
     * @param history up to the step, or null if it does not matter
     * @param layer 0 the one that sees the frames; the topmost if there are fewer
     */
    static ClipAtStep of(ProbeModel probe, Clip clip, long step, LossHistory history, Quantity quantity, int layer) {
        ProbeModel.Traced traced = probe.trace(clip, Intervention.NONE, Set.of(quantity));
        int input = probe.clips().inputFrames();
        Map<Branch, Double> mse = new EnumMap<>(Branch.class);
        List<float[]> frames = new ArrayList<>(Arrays.asList(new float[clip.time()][]));
        traced.prediction().clips().forEach((branch, made) -> {
            int from = branch == Branch.PREDICTION ? input : 0;
            Clip output = made.get(0);
            for (int t = 0; t < output.time(); t++) {
                frames.set(from + t, output.frame(t));
            }
            FrameMetrics metrics = new FrameMetrics(false);
            metrics.add(output, clip.frames(from, from + output.time()));
            mse.put(branch, metrics.score().mse());
        });
        int layers = probe.spec().layers().size();
        int shown = Math.min(layer, layers - 1);
        StateTrace.Layer encoder = traced.states().layer("encoder/" + shown);
        return new ClipAtStep(
                step,
                history == null ? Double.NaN : last(history.train()),
                history == null ? Double.NaN : last(history.heldOut()),
                input,
                frames,
                maps(traced.states(), shown, quantity, input, clip.time()),
                encoder.rows(),
                layers,
                mse);
    }

    private static double last(List<LossPoint> curve) {
        return curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).loss();
    }

    private static List<float[]> maps(StateTrace states, int layer, Quantity quantity, int input, int frames) {
        List<float[]> maps = new ArrayList<>();
        for (String stack : List.of("encoder", Branch.PREDICTION.id())) {
            states.layers().stream()
                    .filter(each -> each.name().equals(stack + "/" + layer))
                    .filter(each -> each.values().containsKey(quantity))
                    .forEach(each -> {
                        for (int t = 0; t < each.steps(); t++) {
                            maps.add(each.rows() == 1 ? strip(each, quantity, t) : each.mean(quantity, t));
                        }
                        // A next-frame predictor reads its last input frame when it begins to predict.
                        while (stack.equals("encoder") && maps.size() < input) {
                            maps.add(null);
                        }
                    });
        }
        while (maps.size() < frames) {
            maps.add(null);
        }
        return maps;
    }

    /** All units below each other. */
    private static float[] strip(StateTrace.Layer layer, Quantity quantity, int step) {
        float[] units = layer.values().get(quantity).get(step);
        if (units == null) {
            return null;
        }
        float[] strip = new float[Math.min(LINES, units.length)];
        for (int line = 0; line < strip.length; line++) {
            int from = line * units.length / strip.length;
            int to = (line + 1) * units.length / strip.length;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += units[i];
            }
            strip[line] = (float) (sum / (to - from));
        }
        return strip;
    }
}
