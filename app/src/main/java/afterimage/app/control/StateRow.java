package afterimage.app.control;

import afterimage.app.glossary.Texts;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.trace.StateTrace;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes rows of what a layer computed: gates on a scale from 0 to 1, all else on one around 0. */
public final class StateRow {
    /** Lines of the picture of an FC-LSTM's units. */
    private static final int LINES = 48;

    /** Short enough for the name of a row. */
    public static String name(Quantity quantity) {
        return Texts.of("control." + quantity.name());
    }

    /** @param cells [columns, columns] or, of an FC-LSTM, [lines, 1], or null; {@code size} the largest number */
    public static MapGrid.Row of(
            String name, String about, Quantity quantity, List<float[]> cells, int columns, double size) {
        return quantity.isGate()
                ? new MapGrid.Row(name, about, cells, columns, Shading.HEAT, 0, 1)
                : new MapGrid.Row(name, about, cells, columns, Shading.SIGNED, -rounded(size), rounded(size));
    }

    /** Up, to two digits. */
    private static double rounded(double size) {
        if (size == 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(size)) - 1);
        return Math.ceil(size / unit) * unit;
    }

    /** The largest absolute number of some pictures, of which some may be null; 0 for none. */
    public static double largest(List<float[]> cells) {
        return cells.stream()
                .filter(Objects::nonNull)
                .flatMapToDouble(cell -> IntStream.range(0, cell.length).mapToDouble(i -> Math.abs(cell[i])))
                .max()
                .orElse(0);
    }

    /** Numbers as shares of the largest one. */
    public static float[] shares(float[] numbers, double largest) {
        float[] shares = new float[numbers.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (numbers[i] / Math.max(1e-12, largest));
        }
        return shares;
    }

    /** Each unit's hidden state summed over all steps and positions; those of each mover and axis count as one. */
    public static double[] activity(StateTrace.Layer layer, int units) {
        double[] size = new double[units];
        for (float[] step : layer.values().get(Quantity.HIDDEN)) {
            for (int i = 0; i < step.length; i++) {
                size[i % units] += Math.abs(step[i]);
            }
        }
        return size;
    }

    /** Units from 0, those with the largest numbers first. */
    public static Stream<Integer> largestFirst(double[] sizes) {
        return IntStream.range(0, sizes.length).boxed().sorted(Comparator.comparingDouble(unit -> -sizes[unit]));
    }

    /** An FC-LSTM's units in this order, [lines], neighbours by their mean where they are more; null for none. */
    public static float[] strip(StateTrace.Layer layer, Quantity quantity, int step, int[] order) {
        float[] all = layer.values().get(quantity).get(step);
        if (all == null) {
            return null;
        }
        float[] strip = new float[Math.min(LINES, order.length)];
        for (int line = 0; line < strip.length; line++) {
            int from = line * order.length / strip.length;
            int to = (line + 1) * order.length / strip.length;
            double sum =
                    IntStream.range(from, to).mapToDouble(i -> all[order[i]]).sum();
            strip[line] = (float) (sum / (to - from));
        }
        return strip;
    }
}
