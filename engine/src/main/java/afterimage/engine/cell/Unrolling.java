package afterimage.engine.cell;

/** How a cell's steps become a graph. The numbers are the same but for rounding, the speed is not. */
public enum Unrolling {
    /** What all time steps have in common is done at once: input projections, gradients of weights and peepholes. */
    SHARED,
    /**
     * Convolutions with fewer multiplications, see {@link TiledConvolution}: what pays for large states on the CPU. Images
     * are [steps * rows, columns, batch, channels] then, and [steps * batch, rows, columns, channels] otherwise.
     */
    TILED,
    /** What the benchmark compares with: every step for itself, all gradients by automatic differentiation, each
     * operation the library's own. */
    STEPWISE;

    /** Whether a kernel of this height and width can be part of a model that is {@link #TILED}. */
    public static boolean canTile(long kernel, long rows) {
        return rows % TiledConvolution.TILE == 0 && (kernel == 1 || TiledConvolution.takes(kernel));
    }
}
