package afterimage.app.codes;

import afterimage.engine.probe.CodeMap;
import java.util.Arrays;
import java.util.function.IntFunction;
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
        double[][] plane = new Umap()
                .setNumberNearestNeighbours(Math.min(NEIGHBOURS, clips - 1))
                .setThreads(1)
                .setSeed(seed)
                .fitTransform(transposed(principal.axes()));
        return new CodeMap(principal.clips(), transposed(plane), new double[0]);
    }

    private static double[][] transposed(double[][] rows) {
        IntFunction<double[]> column =
                at -> Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
        return IntStream.range(0, rows[0].length).mapToObj(column).toArray(double[][]::new);
    }
}
