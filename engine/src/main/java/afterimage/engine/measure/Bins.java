package afterimage.engine.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers sorted into a few bins, lowest first, each as wide as the numbers in it. */
public record Bins(List<Bin> bins) {
    /** The smallest and the largest number in it. */
    public record Bin(double low, double high) {}

    /** One bin for each number that occurs; where these are too many, the last of {@code most} takes all above. */
    public static Bins ofCounts(double[] values, int most) {
        double[] each = Arrays.stream(values).distinct().sorted().toArray();
        return new Bins(IntStream.range(0, Math.min(most, each.length))
                .mapToObj(i -> new Bin(each[i], i == most - 1 ? each[each.length - 1] : each[i]))
                .toList());
    }

    /** Bins of about equally many; a lowest number that fills more than one (no overlap, say) has one of its own. */
    public static Bins ofQuantiles(double[] values, int most) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return new Bins(List.of());
        }
        int lowest = 0;
        while (lowest < sorted.length && sorted[lowest] == sorted[0]) {
            lowest++;
        }
        List<Bin> bins = new ArrayList<>();
        boolean own = lowest * most > sorted.length;
        if (own) {
            bins.add(new Bin(sorted[0], sorted[0]));
        }
        share(sorted, own ? lowest : 0, own ? most - 1 : most, bins);
        return new Bins(bins);
    }

    /** Equal numbers stay together. */
    private static void share(double[] sorted, int from, int most, List<Bin> bins) {
        int begin = from;
        for (int k = 1; k <= most && begin < sorted.length; k++) {
            int end = from + (int) Math.round((double) k * (sorted.length - from) / most);
            while (end > begin && end < sorted.length && sorted[end] == sorted[end - 1]) {
                end++;
            }
            if (end > begin) {
                bins.add(new Bin(sorted[begin], sorted[end - 1]));
                begin = end;
            }
        }
    }

    public int count() {
        return bins.size();
    }

    /** The bin of one of the numbers. */
    public int of(double value) {
        int bin = 0;
        while (bin < bins.size() - 1 && value > bins.get(bin).high()) {
            bin++;
        }
        return bin;
    }
}
