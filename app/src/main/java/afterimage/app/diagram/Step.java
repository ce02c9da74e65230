package afterimage.app.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One time step that is drawn.
 *
 * @param position in the order computed, from 0
 * @param frame number in the clip of the frame read or made
 * @param before number of the frame made one step earlier; -1 for black
 * @param lit whether the players show this frame now
 */
record Step(int position, int frame, int before, boolean lit, boolean gapBefore) {
    private static final int ALL_DRAWN = 3;

    /**
     * The first, the present and the last step, or all where there are three or fewer.
     *
     * @param present the step that the players show, or one that is not among them
     * @param first number of the frame that comes before them, -1 for black
     */
    static List<Step> some(int count, int present, IntUnaryOperator frame, int first) {
        int middle = Math.max(1, Math.min(count - 2, present));
        int[] drawn = IntStream.range(0, count)
                .filter(k -> count <= ALL_DRAWN || k == 0 || k == middle || k == count - 1)
                .toArray();
        List<Step> steps = new ArrayList<>();
        for (int k : drawn) {
            boolean gap = !steps.isEmpty() && k - steps.get(steps.size() - 1).position > 1;
            int before = k == 0 ? first : frame.applyAsInt(k - 1);
            steps.add(new Step(k, frame.applyAsInt(k), before, k == present, gap));
        }
        return steps;
    }
}
