package afterimage.app.codes;

import afterimage.engine.probe.CodeMap;
import java.util.stream.IntStream;
import tagbio.umap.Umap;

/** How codes are laid out in a plane. */
enum CodePlane {
    /** The two axes along which they vary most. */
    PCA,
    /** So that neighbours stay neighbours (McInnes, Healy and Melville 2018). */
    UMAP;

    private static final int NEIGHBOURS = 15;

    /** @param seed of UMAP, which draws: the same picture each time */
    CodeMap of(CodeMap principal, long seed) {
        if (this == PCA) {
            return principal;
        }
        int clips = principal.size();
        double[][] points = IntStream.range(0, clips)
                .mapToObj(clip -> IntStream.range(0, principal.axes().length)
                        .mapToDouble(axis -> principal.axes()[axis][clip])
                        .toArray())
                .toArray(double[][]::new);
        double[][] plane = new Umap()
                .setNumberNearestNeighbours(Math.min(NEIGHBOURS, clips - 1))
                .setThreads(1)
                .setSeed(seed)
                .fitTransform(points);
        double[][] axes = IntStream.range(0, 2)
                .mapToObj(axis -> IntStream.range(0, clips)
                        .mapToDouble(clip -> plane[clip][axis])
                        .toArray())
                .toArray(double[][]::new);
        return new CodeMap(principal.clips(), axes, new double[0]);
    }
}
