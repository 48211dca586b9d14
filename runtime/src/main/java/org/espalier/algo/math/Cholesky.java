package org.espalier.algo.math;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * The inverse of the Cholesky factor of a symmetric positive definite matrix, to which rows can be appended.
 *
 * <p>With {@code A = L L'} and {@code W = L^-1}, everything a Gaussian process asks for is a product with {@code W}:
 * {@code A^-1 = W'W}, {@code x'A^-1 x = |W x|^2}, and {@code log det A = -2 sum log W_ii}. Factoring n rows costs
 * {@code O(n^3)}, appending one {@code O(n^2)}.
 */
public final class Cholesky {
    private static final double[] JITTER = {0, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4};

    private double[][] inverse;
    private int size;

    private Cholesky(double[][] inverse, int size) {
        this.inverse = inverse;
        this.size = size;
    }

    /**
     * Factors {@code matrix}. Where rounding has made it indefinite, a multiple of the mean of the diagonal is added to the
     * diagonal: 1e-8, if that is not enough 1e-7, and so on up to 1e-4.
     *
     * @param matrix symmetric, rows of the same length as there are rows; not changed
     * @throws IllegalArgumentException if it is not positive definite even then
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += matrix[i][i];
        }
        for (double jitter : JITTER) {
            double[][] tried = lifted(matrix, jitter * trace / n);
            try {
                // The matrix is symmetric by construction; the library is asked not to doubt it.
                double[][] factor = new CholeskyDecomposition(
                                new Array2DRowRealMatrix(tried, false), Double.POSITIVE_INFINITY, Double.MIN_NORMAL)
                        .getL()
                        .getData();
                return new Cholesky(invert(factor), n);
            } catch (MathIllegalArgumentException e) {
                // Not positive definite: lift the diagonal a little more.
            }
        }
        throw new IllegalArgumentException("matrix: expected a positive definite one, found none in " + n
                + " rows even with 1e-4 of the mean added to its diagonal");
    }

    private static double[][] lifted(double[][] matrix, double jitter) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
            copy[i][i] += jitter;
        }
        return copy;
    }

    /** Row i of the inverse is {@code (e_i - sum_(j < i) L_ij W_j) / L_ii}. */
    private static double[][] invert(double[][] factor) {
        int n = factor.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                addScaled(rows[j], -factor[i][j], row);
            }
            row[i] = 1;
            scale(row, 1 / factor[i][i]);
            rows[i] = row;
        }
        return rows;
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /**
     * Appends a row and column to the matrix.
     *
     * @param column the new entries beside the rows before it, of length {@link #size}
     * @param diagonal the new entry on the diagonal; raised where needed to keep the matrix positive definite
     */
    public void append(double[] column, double diagonal) {
        double[] solved = forward(column);
        double left = diagonal - dot(solved, solved, size);
        double root = Math.sqrt(Math.max(left, 1e-8 * diagonal));
        double[] row = new double[size + 1];
        for (int j = 0; j < size; j++) {
            addScaled(inverse[j], -solved[j], row);
        }
        row[size] = 1;
        scale(row, 1 / root);
        if (size == inverse.length) {
            inverse = Arrays.copyOf(inverse, size + 8);
        }
        inverse[size++] = row;
    }

    /** Takes the last rows away again, so that {@code rows} are left. */
    public void truncate(int rows) {
        size = rows;
    }

    /** Returns {@code L^-1 x}: its squared length is {@code x'A^-1 x}. */
    public double[] forward(double[] x) {
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = dot(inverse[i], x, i + 1);
        }
        return result;
    }

    /** Returns {@code L'^-1 x}. */
    public double[] backward(double[] x) {
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            addScaled(inverse[i], x[i], result);
        }
        return result;
    }

    /** Returns {@code A^-1 x}. */
    public double[] solve(double[] x) {
        return backward(forward(x));
    }

    /** Returns {@code A^-1}. */
    public double[][] inverse() {
        double[][] product = new double[size][size];
        for (int k = 0; k < size; k++) {
            double[] row = inverse[k];
            for (int i = 0; i <= k; i++) {
                addScaled(row, row[i], product[i]);
            }
        }
        return product;
    }

    /** Returns the logarithm of the determinant of the matrix. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum -= Math.log(inverse[i][i]);
        }
        return 2 * sum;
    }

    private static double dot(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }

    private static void addScaled(double[] row, double factor, double[] target) {
        for (int i = 0; i < row.length; i++) {
            target[i] += factor * row[i];
        }
    }

    private static void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }
}
