package afterimage.engine.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Errors of clips by two conditions, cells [down][across]; columns over all of one, rows over all of the other. */
public record ErrorMap(Bins across, Bins down, List<List<Cell>> cells, List<Cell> columns, List<Cell> rows, Cell all) {
    /** Bins of each condition at most. */
    public static final int MOST = 5;

    /** Some clips, worst first: their mean error, NaN without any, and its standard error, NaN below two. */
    public record Cell(double mean, double standardError, List<Integer> clips) {
        static Cell of(double[] errors, IntPredicate which) {
            List<Integer> clips =
                    IntStream.range(0, errors.length).filter(which).boxed().toList();
            int count = clips.size();
            double mean = clips.stream().mapToDouble(k -> errors[k]).average().orElse(Double.NaN);
            double squares = clips.stream()
                    .mapToDouble(k -> (errors[k] - mean) * (errors[k] - mean))
                    .sum();
            double spread = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
            Comparator<Integer> worst = Comparator.comparingDouble(k -> -errors[k]);
            return new Cell(mean, spread, clips.stream().sorted(worst).toList());
        }

        public int count() {
            return clips.size();
        }
    }

    /** @param clips conditions, one a clip, with the errors in the same order */
    public static ErrorMap of(List<ClipConditions> clips, double[] errors, Condition across, Condition down) {
        double[] xs = clips.stream().mapToDouble(across.value).toArray();
        double[] ys = clips.stream().mapToDouble(down.value).toArray();
        Bins x = bins(xs, across);
        Bins y = bins(ys, down);
        List<List<Cell>> cells = IntStream.range(0, y.count())
                .mapToObj(row -> cells(x, errors, (column, k) -> x.of(xs[k]) == column && y.of(ys[k]) == row))
                .toList();
        List<Cell> columns = cells(x, errors, (column, k) -> x.of(xs[k]) == column);
        List<Cell> rows = cells(y, errors, (row, k) -> y.of(ys[k]) == row);
        return new ErrorMap(x, y, cells, columns, rows, Cell.of(errors, k -> true));
    }

    private static List<Cell> cells(Bins bins, double[] errors, BiPredicate<Integer, Integer> which) {
        return IntStream.range(0, bins.count())
                .mapToObj(bin -> Cell.of(errors, k -> which.test(bin, k)))
                .toList();
    }

    private static Bins bins(double[] values, Condition condition) {
        return condition.isWhole ? Bins.ofCounts(values, MOST) : Bins.ofQuantiles(values, MOST);
    }

    /** The largest mean of any cell; 0 without clips. */
    public double highest() {
        DoubleStream means = cells.stream().flatMap(List::stream).mapToDouble(Cell::mean);
        return means.filter(mean -> !Double.isNaN(mean)).max().orElse(0);
    }

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
}
