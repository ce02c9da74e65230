package afterimage.engine.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Errors of clips by two of their conditions.
 *
 * @param across bins of the first condition
 * @param down bins of the second one
 * @param cells [down][across]
 * @param columns over all of {@code down}, one a bin across
 * @param rows over all of {@code across}, one a bin down
 * @param all over everything
 */
public record ErrorMap(Bins across, Bins down, List<List<Cell>> cells, List<Cell> columns, List<Cell> rows, Cell all) {
    /** Bins of each condition at most. */
    public static final int MOST = 5;

    /**
     * Some of the clips.
     *
     * @param mean their mean error; NaN if there is none
     * @param standardError of that mean; NaN below two clips
     * @param clips their places in the list, largest error first
     */
    public record Cell(double mean, double standardError, List<Integer> clips) {
        static Cell of(List<Integer> clips, double[] errors) {
            int count = clips.size();
            double mean = clips.stream().mapToDouble(k -> errors[k]).average().orElse(Double.NaN);
            double squares = clips.stream()
                    .mapToDouble(k -> (errors[k] - mean) * (errors[k] - mean))
                    .sum();
            double spread = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
            List<Integer> worst = new ArrayList<>(clips);
            worst.sort(Comparator.comparingDouble(k -> -errors[k]));
            return new Cell(mean, spread, List.copyOf(worst));
        }

        public int count() {
            return clips.size();
        }
    }

    /**
     * @param clips conditions, one a clip
     * @param errors in the same order
     */
    public static ErrorMap of(List<ClipConditions> clips, double[] errors, Condition across, Condition down) {
        Bins x = bins(clips, across);
        Bins y = bins(clips, down);
        List<List<Cell>> cells = new ArrayList<>();
        for (int row = 0; row < y.count(); row++) {
            List<Cell> own = new ArrayList<>();
            for (int column = 0; column < x.count(); column++) {
                int r = row;
                int c = column;
                own.add(cell(clips, errors, k -> x.of(k.get(across)) == c && y.of(k.get(down)) == r));
            }
            cells.add(List.copyOf(own));
        }
        return new ErrorMap(
                x,
                y,
                List.copyOf(cells),
                IntStream.range(0, x.count())
                        .mapToObj(c -> cell(clips, errors, k -> x.of(k.get(across)) == c))
                        .toList(),
                IntStream.range(0, y.count())
                        .mapToObj(r -> cell(clips, errors, k -> y.of(k.get(down)) == r))
                        .toList(),
                cell(clips, errors, k -> true));
    }

    private static Bins bins(List<ClipConditions> clips, Condition condition) {
        double[] values = clips.stream().mapToDouble(k -> k.get(condition)).toArray();
        return condition.isWhole() ? Bins.ofCounts(values, MOST) : Bins.ofQuantiles(values, MOST);
    }

    private static Cell cell(
            List<ClipConditions> clips, double[] errors, java.util.function.Predicate<ClipConditions> which) {
        return Cell.of(
                IntStream.range(0, clips.size())
                        .filter(k -> which.test(clips.get(k)))
                        .boxed()
                        .toList(),
                errors);
    }

    /** The largest mean of any cell; 0 without clips. */
    public double highest() {
        return cells.stream()
                .flatMap(List::stream)
                .mapToDouble(Cell::mean)
                .filter(mean -> !Double.isNaN(mean))
                .max()
                .orElse(0);
    }
}
