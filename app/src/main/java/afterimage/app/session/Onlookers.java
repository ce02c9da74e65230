package afterimage.app.session;

import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.trace.HeldOut;

/**
 * Who is told of a model that is in view.
 *
 * @param mailbox for the window
 * @param evaluator measures
 * @param guests are run through it
 * @param watch looks inside
 */
record Onlookers(SnapshotMailbox mailbox, Evaluator evaluator, Guests guests, ModelWatch watch) {
    Onlookers(SnapshotMailbox mailbox) {
        this(mailbox, new Evaluator(mailbox), new Guests(mailbox), new ModelWatch());
    }

    /** A look of which there are frames only: the loss of this step may never have been measured. */
    static HeldOut frames(long step, Prediction made) {
        return new HeldOut(step, Double.NaN, made.of(Branch.RECONSTRUCTION), made.of(Branch.PREDICTION));
    }
}
