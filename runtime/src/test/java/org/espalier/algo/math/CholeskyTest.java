package org.espalier.algo.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final double[][] MATRIX = positive(12, 3);

    @Test
    void inverseTimesMatrixIsOne() {
        assertIdentity(multiply(Cholesky.of(MATRIX).inverse(), MATRIX));
    }

    @Test
    void appendingGivesTheSameAsFactoringAtOnce() {
        Cholesky grown = Cholesky.of(corner(MATRIX, 5));
        for (int n = 5; n < 12; n++) {
            grown.append(MATRIX[n], MATRIX[n][n]);
        }
        Cholesky whole = Cholesky.of(MATRIX);
        assertThat(grown.logDeterminant()).isCloseTo(whole.logDeterminant(), within(1e-10));
        assertIdentity(multiply(grown.inverse(), MATRIX));
        grown.truncate(5);
        assertIdentity(multiply(grown.inverse(), corner(MATRIX, 5)));
    }

    @Test
    void solvesSystems() {
        double[] x = new SplittableRandom(8).doubles(12).toArray();
        double[] product = new double[12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                product[i] += MATRIX[i][j] * x[j];
            }
        }
        assertThat(Cholesky.of(MATRIX).solve(product)).containsExactly(x, within(1e-10));
    }

    @Test
    void logDeterminantOfADiagonal() {
        double[][] diagonal = {{2, 0}, {0, 8}};
        assertThat(Cholesky.of(diagonal).logDeterminant()).isCloseTo(Math.log(16), within(1e-12));
    }

    @Test
    void survivesEqualRows() {
        double[][] singular = new double[6][6];
        for (double[] row : singular) {
            Arrays.fill(row, 2);
        }
        Cholesky root = Cholesky.of(singular);
        root.append(new double[] {2, 2, 2, 2, 2, 2}, 2);
        assertThat(root.logDeterminant()).isFinite();
    }

    @Test
    void refusesAnIndefiniteMatrix() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
                .hasMessage("matrix: expected a positive definite one, found none in 2 rows even with 1e-4 of the mean"
                        + " added to its diagonal");
    }

    private static double[][] positive(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] root = new double[n][n];
        for (double[] row : root) {
            Arrays.setAll(row, i -> random.nextDouble() - 0.5);
        }
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
            }
            matrix[i][i] += 0.1;
        }
        return matrix;
    }

    private static double[][] corner(double[][] matrix, int n) {
        double[][] corner = new double[n][];
        Arrays.setAll(corner, i -> Arrays.copyOf(matrix[i], n));
        return corner;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static void assertIdentity(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                assertThat(matrix[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }
}
