package afterimage.engine.probe;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingClip;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Where a unit is most active in a clip: the frame its layer reads or writes there, the hidden state's mean size. */
public record UnitPeak(long number, Clip clip, int frame, double activity) {
    private static final int BATCH = 16;

    /** The peaks in the first {@code count} clips, highest first; the layer is one of a stack, not of the movers. */
    public static List<UnitPeak> of(
            ProbeModel model, String layer, int unit, Clips clips, int count, DoubleConsumer progress) {
        boolean backwards = layer.startsWith("reconstruction") && model.spec.reverseTarget();
        int first = layer.startsWith("prediction") ? model.clips.inputFrames() : 0;
        UnitPeak[] peaks = new UnitPeak[count];
        for (int from = 0; from < count; from += BATCH) {
            progress.accept((double) from / count);
            List<Clip> batch = MovingClip.clips(clips.clips(from, Math.min(BATCH, count - from)));
            float[][][] hidden = model.hidden(batch, layer);
            for (int step = 0; step < hidden.length; step++) {
                int frame = backwards ? hidden.length - 1 - step : first + step;
                for (int k = 0; k < batch.size(); k++) {
                    double now = activity(hidden[step][k], unit, model.units(layer));
                    if (peaks[from + k] == null || now > peaks[from + k].activity) {
                        peaks[from + k] = new UnitPeak(from + k, batch.get(k), frame, now);
                    }
                }
            }
        }
        Arrays.sort(peaks, Comparator.comparingDouble(peak -> -peak.activity));
        return List.of(peaks);
    }

    /** @param state [rows, columns, units] */
    private static double activity(float[] state, int unit, int units) {
        double sum = 0;
        for (int i = unit; i < state.length; i += units) {
            sum += Math.abs(state[i]);
        }
        return sum * units / state.length;
    }
}
