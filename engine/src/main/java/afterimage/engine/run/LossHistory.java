package afterimage.engine.run;

import afterimage.engine.Words;
import afterimage.engine.trace.LossPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A run's loss curves: of every step, and of looks at the held-out clips. Safe for several threads. */
public final class LossHistory {
    private static final String TRAIN = "train,";
    private static final String HELD_OUT = "held-out,";

    private final List<LossPoint> train = new ArrayList<>();
    private final List<LossPoint> heldOut = new ArrayList<>();

    public synchronized void addTrain(LossPoint point) {
        train.add(point);
    }

    /** Adds a look at the held-out clips; a second one after the same step replaces the first. */
    public synchronized void addHeldOut(LossPoint looked) {
        // As checkpoints keep it, so that a resumed run's curve is the same to the last digit.
        LossPoint point = new LossPoint(looked.step(), (float) looked.loss());
        if (!heldOut.isEmpty() && heldOut.get(heldOut.size() - 1).step() == point.step()) {
            heldOut.remove(heldOut.size() - 1);
        }
        heldOut.add(point);
    }

    public synchronized List<LossPoint> train() {
        return List.copyOf(train);
    }

    public synchronized List<LossPoint> heldOut() {
        return List.copyOf(heldOut);
    }

    /**
     * Whether so many looks, 0 for never, had no lower loss than the best: no further step is made then. It knows nothing
     * but the curve, so that a run in several sittings ends at the step where the same run in one does.
     */
    public synchronized boolean endsBy(int patience) {
        return patience > 0 && heldOut.size() - 1 - best() >= patience;
    }

    /** Why it ended so, in one sentence; only for a curve that has a point. */
    public synchronized String endReason() {
        LossPoint best = heldOut.get(best());
        LossPoint last = heldOut.get(heldOut.size() - 1);
        return Words.of(
                "Training ended by itself after step %,d: the held-out loss has not been below the %.5f of step %,d for"
                        + " %s.",
                last.step(), best.loss(), best.step(), Words.count(heldOut.size() - 1 - best(), "look"));
    }

    /** Index of the first of the lowest; a loss that is no number is above all others. */
    private int best() {
        IntBinaryOperator lower =
                (a, b) -> Double.compare(heldOut.get(b).loss(), heldOut.get(a).loss()) < 0 ? b : a;
        return IntStream.range(0, heldOut.size()).reduce(0, lower);
    }

    /** Lines {@code curve,step,loss} under a head. */
    public synchronized String toCsv() {
        StringBuilder csv = new StringBuilder("curve,step,loss\n");
        train.forEach(p -> line(csv, TRAIN, p));
        heldOut.forEach(p -> line(csv, HELD_OUT, p));
        return csv.toString();
    }

    /** Reads what {@link #toCsv()} wrote; other lines are passed over, as other programs may have touched it. */
    public static LossHistory ofCsv(Stream<String> lines) {
        LossHistory history = new LossHistory();
        lines.forEach(line -> {
            String[] fields = line.split(",", -1);
            try {
                if (line.startsWith(TRAIN)) {
                    history.addTrain(point(fields));
                } else if (line.startsWith(HELD_OUT)) {
                    history.addHeldOut(point(fields));
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                LoggerFactory.getLogger(LossHistory.class).debug("passed over", e);
            }
        });
        return history;
    }

    private static LossPoint point(String[] fields) {
        return new LossPoint(Long.parseLong(fields[1]), Float.parseFloat(fields[2]));
    }

    /** Without a formatter: a long run writes a line for each of its steps at every save. */
    private static void line(StringBuilder csv, String curve, LossPoint point) {
        csv.append(curve).append(point.step()).append(',');
        csv.append((float) point.loss()).append('\n');
    }
}
