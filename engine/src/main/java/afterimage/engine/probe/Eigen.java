package afterimage.engine.probe;

import afterimage.engine.BadInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A symmetric matrix of no negative eigenvalue taken apart, the largest first; vectors have length 1. Of inner products
 * of points about their mean it gives the axes along which they vary most (principal component analysis).
 */
record Eigen(double[] values, double[][] vectors) {
    static Eigen of(double[][] symmetric) {
        int size = symmetric.length;
        BadInput.unless(
                Arrays.stream(symmetric).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite),
                "The states of this model are no finite numbers; open an earlier save of it.");
        EigenDecomposition_F64<DMatrixRMaj> parts = DecompositionFactory_DDRM.eig(size, true, true);
        if (!parts.decompose(new DMatrixRMaj(symmetric))) {
            throw new IllegalStateException("no eigenvalues were found");
        }
        List<Integer> order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -parts.getEigenvalue(i).getReal()))
                .toList();
        double[] values = new double[size];
        double[][] vectors = new double[size][];
        for (int k = 0; k < size; k++) {
            values[k] = Math.max(0, parts.getEigenvalue(order.get(k)).getReal());
            vectors[k] = parts.getEigenVector(order.get(k)).getData().clone();
        }
        return new Eigen(values, vectors);
    }

    /** Where the points lie on an axis, about zero; it points to where the point farthest out lies. */
    double[] coordinates(int axis) {
        double farthest = 0;
        for (double part : vectors[axis]) {
            farthest = Math.abs(part) > Math.abs(farthest) ? part : farthest;
        }
        // An axis has no direction of its own; this one stays when weights change a little.
        double length = Math.sqrt(values[axis]) * (farthest < 0 ? -1 : 1);
        return Arrays.stream(vectors[axis]).map(part -> part * length).toArray();
    }

    double share(int axis) {
        double whole = Arrays.stream(values).sum();
        return whole > 0 ? values[axis] / whole : 0;
    }
}
