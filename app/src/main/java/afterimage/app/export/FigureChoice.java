package afterimage.app.export;

import afterimage.engine.digits.Split;
import java.util.List;

/**
 * What a figure shows.
 *
 * @param runs one row each, from top to bottom
 * @param split digits of the held-out or the test set
 * @param clip its index, from 0 on
 */
record FigureChoice(List<FigureRun> runs, Split split, int clip) {
    /** As the command line makes its test clips. */
    private static final long TEST_SEED = 1;

    FigureChoice {
        runs = List.copyOf(runs);
    }

    /** Held-out clips are those of the first run, which the theatre shows under the same numbers. */
    long seed() {
        return split == Split.TEST ? TEST_SEED : runs.get(0).spec().seed();
    }
}
