package afterimage.engine.probe;

import afterimage.engine.file.NpyArray;
import java.util.stream.IntStream;

/**
 * What one kernel adds to a weighted sum at one place: the sum over all channels of window times kernel, in double
 * precision. A matrix is a kernel of one place.
 */
public final class WindowSum {
    /** Height and width of the kernel. */
    public final int size;

    /** The share of each channel of the input; together {@link #total}. */
    public final double[] byChannel;

    public final double total;

    /** [rows, rows, channels]. */
    private final float[] input;
    /** [size, size, channels, outputs]. */
    private final float[] kernel;

    private final int channels;
    private final int outputs;
    private final int output;
    /** Which place of the input each one of the kernel lies on; -1 for none. */
    private final int[] under;

    /**
     * @param weight [size, size, channels, outputs], or a matrix [channels, outputs]
     * @param rows height and width of what the sums are for; the input may have half or twice as many
     */
    WindowSum(float[] input, NpyArray weight, int rows, int place, int output) {
        int[] shape = weight.shape();
        this.input = input;
        this.kernel = weight.values();
        this.outputs = shape[shape.length - 1];
        this.output = output;
        this.size = shape.length == 2 ? 1 : shape[0];
        this.channels = shape[shape.length - 2];
        int from = (int) Math.round(Math.sqrt((double) input.length / channels));
        this.under = new int[size * size];
        for (int k = 0; k < under.length; k++) {
            int y = under(place / rows, k / size, rows, from);
            int x = under(place % rows, k % size, rows, from);
            under[k] = y < 0 || x < 0 ? -1 : y * from + x;
        }
        this.byChannel = IntStream.range(0, channels)
                .mapToDouble(c -> IntStream.range(0, under.length)
                        .mapToDouble(k -> value(k, c) * weight(k, c))
                        .sum())
                .toArray();
        this.total = IntStream.range(0, channels).mapToDouble(c -> byChannel[c]).sum();
    }

    /** As TensorFlow's SAME padding has it, by one axis: of strides one, two, and two transposed. */
    private int under(int at, int k, int rows, int from) {
        int margin = Math.max(0, size - 2) / 2;
        if (from < rows && (at + margin - k) % 2 != 0) {
            return -1;
        }
        int place = from == rows ? at + k - (size - 1) / 2 : from > rows ? 2 * at + k - margin : (at + margin - k) / 2;
        return place < from ? Math.max(-1, place) : -1;
    }

    private double value(int k, int channel) {
        return under[k] < 0 ? 0 : input[under[k] * channels + channel];
    }

    private double weight(int k, int channel) {
        return kernel[(k * channels + channel) * outputs + output];
    }

    /** What a channel's kernel lies on, [size, size]: zeros outside. */
    public double[] window(int channel) {
        return IntStream.range(0, under.length).mapToDouble(k -> value(k, channel)).toArray();
    }

    /** A channel's kernel, [size, size]. */
    public double[] kernel(int channel) {
        return IntStream.range(0, under.length).mapToDouble(k -> weight(k, channel)).toArray();
    }
}
