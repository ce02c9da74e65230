package afterimage.engine.probe;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;

/**
 * Where a channel or unit is most active in a clip.
 *
 * @param clip its number
 * @param frame of the clip that the layer reads or writes there
 * @param activity mean size of the hidden state over the channel's map, or of the unit's one number
 */
public record UnitPeak(long clip, int frame, double activity) {
    private static final int BATCH = 16;

    /**
     * The peaks in clips 0 to {@code count} - 1, highest first.
     *
     * @param layer as weight files name it, e.g. {@code encoder/0}; not that of the movers
     * @param progress share of the work done, told between batches
     */
    public static List<UnitPeak> of(
            ProbeModel model, String layer, int unit, MovingDigits clips, int count, DoubleConsumer progress) {
        List<UnitPeak> peaks = new ArrayList<>();
        for (int from = 0; from < count; from += BATCH) {
            progress.accept((double) from / count);
            List<Clip> batch = LongStream.range(from, Math.min(count, from + BATCH))
                    .mapToObj(clips::clip)
                    .map(MovingClip::clip)
                    .toList();
            float[][][] hidden = model.hidden(batch, layer);
            for (int k = 0; k < batch.size(); k++) {
                peaks.add(peak(model, layer, unit, from + k, hidden, k));
            }
        }
        peaks.sort(Comparator.comparingDouble(peak -> -peak.activity()));
        return peaks;
    }

    private static UnitPeak peak(ProbeModel model, String layer, int unit, long clip, float[][][] hidden, int place) {
        int best = 0;
        double highest = -1;
        for (int step = 0; step < hidden.length; step++) {
            double activity = size(hidden[step][place], unit, model.units(layer));
            if (activity > highest) {
                highest = activity;
                best = step;
            }
        }
        boolean backwards = layer.startsWith("reconstruction") && model.spec.reverseTarget();
        int first = layer.startsWith("prediction") ? model.clips.inputFrames() : 0;
        return new UnitPeak(clip, backwards ? hidden.length - 1 - best : first + best, highest);
    }

    /** @param state [rows, columns, units] */
    private static double size(float[] state, int unit, int units) {
        double sum = 0;
        for (int i = unit; i < state.length; i += units) {
            sum += Math.abs(state[i]);
        }
        return sum * units / state.length;
    }
}
