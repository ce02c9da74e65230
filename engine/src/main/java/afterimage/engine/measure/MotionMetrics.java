package afterimage.engine.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
            List<Integer> matching = Matching.of(expected, spots);
            for (int d = 0; d < count; d++) {
                truth[d][t] = expected.get(d);
                made[d][t] = spots.get(matching.get(d));
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
    record Matching(List<Integer> found, double distance) {
        /** For each true spot the index of the found one that is its; spots that are not seen cost nothing. */
        static List<Integer> of(List<Spot> truth, List<Spot> found) {
            return new Matching(List.of(), 0).best(truth, found).found;
        }

        private Matching best(List<Spot> truth, List<Spot> all) {
            int next = found.size();
            return next == truth.size()
                    ? this
                    : IntStream.range(0, truth.size())
                            .filter(i -> !found.contains(i))
                            .mapToObj(i -> with(i, all.get(i), truth.get(next)).best(truth, all))
                            .min(Comparator.comparingDouble(Matching::distance))
                            .orElseThrow();
        }

        private Matching with(int place, Spot spot, Spot truth) {
            List<Integer> more = new ArrayList<>(found);
            more.add(place);
            return new Matching(more, distance + (spot.isSeen() ? truth.distance(spot) : 0));
        }
    }
}
