package afterimage.engine.model;

import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.cell.Unrolling;

/** Knows which models {@link Unrolling#TILED} can build, and where that pays. */
final class Tiling {
    /** Elements of one clip's state: smaller ones gain less by fewer multiplications than more operations cost. */
    private static final long SMALLEST_STATE = 16384;

    /** Whether frames of this size can be tiled: weights by position and dropout's masks know one order of axes only. */
    static boolean canTake(ModelSpec spec, int size) {
        int rows = spec.stateRows(size);
        return spec.isConvolutional()
                && spec.peephole() != Peephole.PIXEL
                && spec.dropout() == 0
                && !spec.movers().any()
                && spec.layers().stream()
                        .allMatch(layer -> layer.resolution() == Resolution.SAME
                                && Unrolling.canTile(layer.inputKernel(), rows)
                                && Unrolling.canTile(layer.stateKernel(), rows));
    }

    /** Whether it can be tiled and all its states are so large that this pays on a CPU. */
    static boolean isBestFor(ModelSpec spec, int size) {
        int area = spec.stateRows(size) * spec.stateRows(size);
        return canTake(spec, size) && spec.layers().stream().allMatch(layer -> area * layer.units() >= SMALLEST_STATE);
    }
}
