package afterimage.engine.train;

/**
 * What keeps RMSProp's and Adam's division from blowing up, as this program and three libraries have it. With
 * {@code v} the running mean square, OWN and TENSORFLOW (of version 1) and KERAS (of version 3) divide by sqrt(v + e) in
 * RMSProp and by sqrt(v) + e in Adam, whose root is of the uncorrected mean square; PYTORCH by sqrt(v) + e in both, in
 * Adam of the corrected one.
 */
public enum Convention {
    /** Losses here are means over pixels, so gradients are small (1e-7 is common): RMSProp's e must be far smaller. */
    OWN(1e-20, 1e-8, 0),
    /** RMSProp's mean square begins at 1, so that its first steps are small. */
    TENSORFLOW(1e-10, 1e-8, 1),
    KERAS(1e-7, 1e-7, 0),
    PYTORCH(1e-8, 1e-8, 0);

    private final double rmsPropEpsilon;
    private final double adamEpsilon;
    /** What RMSProp's mean square begins at, where nobody sets another. */
    final double firstSquare;

    Convention(double rmsPropEpsilon, double adamEpsilon, double firstSquare) {
        this.rmsPropEpsilon = rmsPropEpsilon;
        this.adamEpsilon = adamEpsilon;
        this.firstSquare = firstSquare;
    }

    /** e, where nobody sets another. */
    public double epsilon(OptimizerKind optimizer) {
        return optimizer.isAdam() ? adamEpsilon : rmsPropEpsilon;
    }

    /** Whether e is beside the root in RMSProp too, and in Adam beside that of the corrected mean square. */
    boolean addsBesideRoot() {
        return this == PYTORCH;
    }
}
