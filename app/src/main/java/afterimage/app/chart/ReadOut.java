package afterimage.app.chart;

import java.util.List;

/**
 * What the curves are at one step.
 *
 * @param rows the run in view first
 */
public record ReadOut(long step, List<Row> rows) {
    /**
     * One run's values; what is null it does not have.
     *
     * @param colour 0xRRGGBB
     * @param train loss of the batch at the nearest step
     * @param heldOut loss of the nearest look
     * @param heldOutStep when that look was; 0 without
     */
    public record Row(String name, int colour, Double train, Double smoothed, Double heldOut, long heldOutStep) {}
}
