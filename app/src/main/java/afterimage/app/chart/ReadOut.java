package afterimage.app.chart;

import java.util.List;

/** The values of all curves at one step, those of the run in view first. */
record ReadOut(long step, List<Row> rows) {
    /** One run's values at a step, of the nearest look with its step; null is what it does not have. */
    record Row(String name, int colour, Double train, Double smoothed, Double heldOut, long heldOutStep) {
        static Row of(String name, int colour, Curve train, Curve heldOut, long step) {
            int at = train.nearest(step);
            // A run that ended before has no value here.
            boolean trained = at >= 0 && train.steps[at] == step;
            int look = heldOut.nearest(step);
            boolean looked = look >= 0 && (trained || heldOut.steps[look] == step);
            return new Row(
                    name,
                    colour,
                    trained ? (Double) train.losses[at] : null,
                    trained ? (Double) train.smooth[at] : null,
                    looked ? (Double) heldOut.losses[look] : null,
                    looked ? (long) heldOut.steps[look] : 0);
        }
    }
}
