package org.espalier.algo.math;

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
     * Decomposes {@code matrix}, which is symmetric, finite and not changed.
     *
     * @throws org.hipparchus.exception.MathRuntimeException if the iteration does not converge
     */
    public static Eigen of(double[][] matrix) {
        EigenDecompositionSymmetric found = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix));
        return new Eigen(found.getEigenvalues(), found.getV().getData());
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
