package afterimage.engine.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Gathers the motion of digits against their true tracks, clip by clip. */
public final class MotionMetrics {
    private final int first;
    private final double[] distance;
    private final long[] seen;
    private final BounceTiming timing = new BounceTiming();
    private long digits;
    private long clips;

    /** @param first number of the output's first frame in the clip */
    public MotionMetrics(int first, int frames) {
        this.first = first;
        this.distance = new double[frames];
        this.seen = new long[frames];
    }

    /** @param found by output frame, the digits of the finder's clip in any order */
    public void add(DigitFinder finder, List<List<Spot>> found) {
        int count = finder.tracks.size();
        // [digit][frame of the clip]: what the model saw is where it was, what it made is where it is found.
        Spot[][] made = new Spot[count][first + distance.length];
        Spot[][] truth = new Spot[count][first + distance.length];
        for (int t = 0; t < first + distance.length; t++) {
            List<Spot> expected = finder.truth(t);
            List<Spot> spots = t < first ? expected : found.get(t - first);
            int[] matching = Matching.of(expected, spots);
            for (int d = 0; d < count; d++) {
                truth[d][t] = expected.get(d);
                made[d][t] = spots.get(matching[d]);
                if (t >= first && made[d][t].isSeen()) {
                    distance[t - first] += made[d][t].distance(truth[d][t]);
                    seen[t - first]++;
                }
            }
        }
        for (int d = 0; d < count; d++) {
            timing.add(finder.tracks.get(d).bounces(), truth[d], made[d], first);
        }
        digits += count;
        clips++;
    }

    /** The means over everything added; there has to be something. */
    public Motion motion() {
        if (clips == 0) {
            throw new IllegalStateException("no clip was added");
        }
        long all = Arrays.stream(seen).sum();
        List<Double> perFrame = IntStream.range(0, seen.length)
                .mapToObj(t -> mean(distance[t], seen[t]))
                .toList();
        return new Motion(
                mean(Arrays.stream(distance).sum(), all),
                (double) all / (digits * seen.length),
                perFrame,
                timing.visible,
                mean(timing.hits, timing.visible),
                mean(timing.framesOff, timing.hits),
                (double) timing.falseTurns / clips);
    }

    private static Double mean(double sum, long count) {
        return count == 0 ? null : (Double) (sum / count);
    }

    /** Which found spot is which digit: of all ways to pair them the one of least total distance, at most 4! = 24 ways. */
    static final class Matching {
        private final List<Spot> truth;
        private final List<Spot> found;
        private final int[] trial;
        private final int[] best;
        private double least = Double.POSITIVE_INFINITY;

        private Matching(List<Spot> truth, List<Spot> found) {
            this.truth = truth;
            this.found = found;
            this.trial = new int[truth.size()];
            this.best = new int[truth.size()];
        }

        /** For each true spot the index of the found one that is its; spots that are not seen cost nothing. */
        static int[] of(List<Spot> truth, List<Spot> found) {
            Matching matching = new Matching(truth, found);
            matching.pair(0, 0);
            return matching.best;
        }

        private void pair(int next, double distance) {
            if (distance >= least) {
                return;
            }
            if (next == trial.length) {
                least = distance;
                System.arraycopy(trial, 0, best, 0, trial.length);
                return;
            }
            for (int i = 0; i < trial.length; i++) {
                int candidate = i;
                if (Arrays.stream(trial, 0, next).noneMatch(taken -> taken == candidate)) {
                    Spot spot = found.get(candidate);
                    trial[next] = candidate;
                    pair(next + 1, distance + (spot.isSeen() ? truth.get(next).distance(spot) : 0));
                }
            }
        }
    }
}
