package org.espalier.algo.math;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Eigenvalues and eigenvectors of symmetric matrices. */
public final class Eigen {
    private final double[] values;
    private final double[][] vectors;

    private Eigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes {@code matrix}, which is symmetric and not changed; empty if it is not finite, or so ill-conditioned that the
     * iteration does not converge.
     */
    public static Optional<Eigen> of(double[][] matrix) {
        if (!Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        try {
            EigenDecompositionSymmetric found = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix));
            return Optional.of(new Eigen(found.getEigenvalues(), found.getV().getData()));
        } catch (MathRuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the eigenvalues, the largest first. */
    public double[] values() {
        return values;
    }

    /** Returns the matrix whose columns are the eigenvectors, of length 1, in the order of the values. */
    public double[][] vectors() {
        return vectors;
    }
}
