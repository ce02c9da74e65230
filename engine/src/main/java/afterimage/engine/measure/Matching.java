package afterimage.engine.measure;

import java.util.Arrays;
import java.util.List;

/** Which found spot is which digit: of all ways to pair them the one of least total distance, at most 4! = 24 ways. */
final class Matching {
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
        for (int candidate = 0; candidate < trial.length; candidate++) {
            if (isFree(candidate, next)) {
                Spot spot = found.get(candidate);
                trial[next] = candidate;
                pair(next + 1, distance + (spot.isSeen() ? truth.get(next).distance(spot) : 0));
            }
        }
    }

    private boolean isFree(int candidate, int next) {
        return Arrays.stream(trial, 0, next).noneMatch(taken -> taken == candidate);
    }
}
