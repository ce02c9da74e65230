package afterimage.app.chart;

import java.util.List;

/** The values of all curves at one step, those of the run in view first. */
record ReadOut(long step, List<Row> rows) {
    /** One run's values at a step, of the nearest look with its step; null is what it does not have. */
    record Row(String name, int colour, Double train, Double smoothed, Double heldOut, long heldOutStep) {}
}
