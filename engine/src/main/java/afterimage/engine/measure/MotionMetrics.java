package afterimage.engine.measure;

import afterimage.engine.sequence.Bounce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Counts which true bounces a digit's way shows, and how many frames off. */
    static final class BounceTiming {
        /** A turn so many frames off is still that bounce; blurred digits jump about, and more would make hits of chance. */
        static final int TOLERANCE = 1;
        /** Pixels. */
        static final double RETURN = 4;

        /** True bounces that can be seen at whole pixels. */
        long visible;

        long hits;
        long framesOff;
        long falseTurns;

        /** @param truth and {@code made} where it is by frame, alike before {@code first}, from which on bounces count */
        void add(List<Bounce> bounces, Spot[] truth, Spot[] made, int first) {
            addAxis(frames(bounces, Bounce.Side.LEFT, Bounce.Side.RIGHT), truth, made, Spot::x, first);
            addAxis(frames(bounces, Bounce.Side.TOP, Bounce.Side.BOTTOM), truth, made, Spot::y, first);
        }

        private static int[] frames(List<Bounce> bounces, Bounce.Side one, Bounce.Side other) {
            Stream<Bounce> own = bounces.stream().filter(b -> b.side() == one || b.side() == other);
            return own.mapToInt(Bounce::frame).toArray();
        }

        private void addAxis(int[] bounces, Spot[] truth, Spot[] made, ToDoubleFunction<Spot> axis, int first) {
            int[] shown = match(bounces, turns(coordinates(truth, axis)));
            List<Integer> turns = turns(coordinates(made, axis));
            int[] detected = match(bounces, turns);
            int matched = 0;
            for (int i = 0; i < bounces.length; i++) {
                matched += detected[i] >= first ? 1 : 0;
                if (bounces[i] >= first && shown[i] >= 0) {
                    visible++;
                    hits += detected[i] >= 0 ? 1 : 0;
                    framesOff += detected[i] >= 0 ? Math.abs(detected[i] - bounces[i]) : 0;
                }
            }
            falseTurns += turns.stream().filter(turn -> turn >= first).count() - matched;
        }

        private static double[] coordinates(Spot[] spots, ToDoubleFunction<Spot> axis) {
            return Arrays.stream(spots)
                    .mapToDouble(spot -> spot.isSeen() ? axis.applyAsDouble(spot) : Double.NaN)
                    .toArray();
        }

        /** For each bounce the nearest turn within tolerance that none before it has, or -1. */
        private static int[] match(int[] bounces, List<Integer> turns) {
            List<Integer> free = new ArrayList<>(turns);
            int[] matched = new int[bounces.length];
            for (int i = 0; i < bounces.length; i++) {
                int bounce = bounces[i];
                matched[i] = free.stream()
                        .filter(turn -> Math.abs(turn - bounce) <= TOLERANCE)
                        .min(Comparator.comparingInt(turn -> Math.abs(turn - bounce)))
                        .orElse(-1);
                free.remove((Integer) matched[i]);
            }
            return matched;
        }

        /**
         * Turns of a coordinate: extremes that it comes to and back from by {@link #RETURN} pixels; rounding does less. It is
         * the first frame on the way back of each, as {@code Bounce} counts; NaN where the digit is not seen. Where an
         * edge mirrors the overshoot, the shorter step is the one with the edge inside.
         */
        static List<Integer> turns(double[] coordinates) {
            List<Integer> turns = new ArrayList<>();
            int direction = 0;
            int extreme = next(coordinates, 0);
            int other = extreme;
            for (int t = extreme; t < coordinates.length; t = next(coordinates, t + 1)) {
                double x = coordinates[t];
                if (direction == 0) {
                    // Both ways are open: the lowest and the highest so far are kept.
                    extreme = x > coordinates[extreme] ? t : extreme;
                    other = x < coordinates[other] ? t : other;
                    if (coordinates[extreme] - coordinates[other] >= RETURN) {
                        direction = extreme > other ? 1 : -1;
                        extreme = t;
                    }
                } else if (direction * (x - coordinates[extreme]) > 0) {
                    extreme = t;
                } else if (direction * (coordinates[extreme] - x) >= RETURN) {
                    turns.add(frame(coordinates, extreme));
                    direction = -direction;
                    extreme = t;
                }
            }
            return turns;
        }

        private static int frame(double[] x, int extreme) {
            int before = extreme - 1;
            while (before > 0 && Double.isNaN(x[before])) {
                before--;
            }
            int after = next(x, extreme + 1);
            boolean edgeBefore = Math.abs(x[after] - x[extreme]) >= Math.abs(x[extreme] - x[before]);
            return edgeBefore ? extreme : after;
        }

        /** The first frame from {@code t} on in which the digit is seen, or the number of frames. */
        private static int next(double[] coordinates, int t) {
            int seen = t;
            while (seen < coordinates.length && Double.isNaN(coordinates[seen])) {
                seen++;
            }
            return seen;
        }
    }
}
