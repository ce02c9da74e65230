package afterimage.engine.probe;

import java.util.Arrays;

/**
 * Points of many dimensions on the axes along which they vary most (principal component analysis), from their inner
 * products alone: of n points the n by n products have the same eigenvalues as the covariance of all dimensions.
 *
 * @param coordinates [axis][point], about zero; each axis points to where the point farthest out lies
 * @param shares of the whole variance, one an axis
 */
record PrincipalAxes(double[][] coordinates, double[] shares) {
    /**
     * @param products of points whose mean is zero
     * @param axes how many, largest variance first
     */
    static PrincipalAxes of(double[][] products, int axes) {
        Eigen eigen = Eigen.of(products);
        double whole = Arrays.stream(eigen.values()).sum();
        double[][] coordinates = new double[axes][];
        double[] shares = new double[axes];
        for (int k = 0; k < axes; k++) {
            double length = Math.sqrt(eigen.values()[k]) * sign(eigen.vectors()[k]);
            coordinates[k] =
                    Arrays.stream(eigen.vectors()[k]).map(part -> part * length).toArray();
            shares[k] = whole > 0 ? eigen.values()[k] / whole : 0;
        }
        return new PrincipalAxes(coordinates, shares);
    }

    /** An axis has no direction of its own; this one stays when weights change a little. */
    private static double sign(double[] vector) {
        double farthest = 0;
        for (double part : vector) {
            if (Math.abs(part) > Math.abs(farthest)) {
                farthest = part;
            }
        }
        return farthest < 0 ? -1 : 1;
    }
}
