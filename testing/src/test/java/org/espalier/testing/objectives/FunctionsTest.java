package org.espalier.testing.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.espalier.algo.basic.RandomSearch;
import org.junit.jupiter.api.Test;

/** Values of the test problems, computed independently. */
class FunctionsTest {
    private static final Offset<Double> EXACT = within(1e-10);

    @Test
    void branin() {
        SearchTask task = Functions.branin();
        assertThat(value(task, Map.of("x1", 0.0, "x2", 0.0))).isEqualTo(55.602112642270264, EXACT);
        assertThat(value(task, Map.of("x1", Math.PI, "x2", 2.275))).isEqualTo(task.best(), EXACT);
    }

    @Test
    void hartmann6() {
        SearchTask task = Functions.hartmann6();
        double[] argmin = {.20169, .150011, .476874, .275332, .311652, .657300};
        assertThat(value(task, box(6, i -> .5))).isEqualTo(-0.5053149917022333, EXACT);
        assertThat(value(task, box(6, i -> argmin[i]))).isEqualTo(task.best(), within(1e-6));
    }

    @Test
    void ackley() {
        assertThat(value(Functions.ackley10(), box(10, i -> i / 9.0))).isEqualTo(3.850458554898339, EXACT);
        assertThat(value(Functions.ackley10Shifted(), box(10, i -> i / 9.0))).isEqualTo(17.44342729402183, EXACT);
        assertThat(value(Functions.ackley10Shifted(), box(10, i -> 10 * Math.sin(1.7 * (i + 1)))))
                .isEqualTo(0, EXACT);
    }

    @Test
    void sphereAndEllipsoid() {
        assertThat(value(Functions.sphere(3), box(3, i -> 1 + Math.sin(1.7 * (i + 1)))))
                .isEqualTo(3, EXACT);
        assertThat(value(Functions.ellipsoid(3), box(3, i -> 1 + Math.sin(1.7 * (i + 1)))))
                .isEqualTo(1_001_001, within(1e-6));
    }

    @Test
    void condmix() {
        SearchTask task = Functions.condmix();
        assertThat(value(
                        task,
                        model(Map.of(
                                "type",
                                "mlp",
                                "units",
                                List.of(128, 64, 32),
                                "lr",
                                1e-3,
                                "dropout",
                                .2,
                                "act",
                                "relu"))))
                .isEqualTo(task.best(), EXACT);
        assertThat(value(task, model(Map.of("type", "rf", "n_estimators", 100, "max_depth", 5, "max_features", 1.0))))
                .isEqualTo(0.1634, EXACT);
        assertThat(value(task, model(Map.of("type", "svm", "C", 1.0, "kernel", Map.of("kind", "rbf", "gamma", .1)))))
                .isEqualTo(0.13, EXACT);
        assertThat(value(task, model(Map.of("type", "svm", "C", 1.0, "kernel", Map.of("kind", "poly", "degree", 5)))))
                .isEqualTo(0.21, EXACT);
    }

    @Test
    void zdt1() {
        SearchTask task = Functions.zdt1(10);
        assertThat(task.function().values(box(10, i -> .5)))
                .containsExactly(new double[] {0.5, 3.8416876048223}, EXACT);
        assertThat(task.name()).isEqualTo("zdt1");
        assertThat(Functions.zdt1(30).name()).isEqualTo("zdt1_30");
    }

    @Test
    void progressNeverGetsWorse() {
        double[] least = Functions.branin().run(new RandomSearch(), 1, 50);
        double[] area = Functions.zdt1(10).run(new RandomSearch(), 1, 50);
        for (int i = 1; i < 50; i++) {
            assertThat(least[i]).isLessThanOrEqualTo(least[i - 1]);
            assertThat(area[i]).isGreaterThanOrEqualTo(area[i - 1]);
        }
        assertThat(least[49]).isBetween(0.397887, 10.0);
        assertThat(area[49]).isBetween(2.0, 6.0);
    }

    /** Medians that were measured for another implementation of random search are within our quartiles. */
    @Test
    void randomSearchIsAsGoodAsElsewhere() {
        double[] finals = new double[21];
        for (int seed = 0; seed < finals.length; seed++) {
            finals[seed] = Functions.condmix().run(new RandomSearch(), seed, 100)[99];
        }
        Arrays.sort(finals);
        assertThat(0.1027).isBetween(finals[5], finals[15]);
    }

    @Test
    void anUnknownParameterIsNamed() {
        assertThatThrownBy(() -> value(Functions.branin(), Map.of("x1", 0.0)))
                .hasMessage("x2: expected a number, found null");
    }

    private static double value(SearchTask task, Map<String, Object> child) {
        return task.function().values(child)[0];
    }

    private static Map<String, Object> model(Map<String, Object> parameters) {
        return Map.of("model", parameters);
    }

    private static Map<String, Object> box(int size, IntToDoubleFunction x) {
        Map<String, Object> child = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            child.put("x" + i, x.applyAsDouble(i));
        }
        return child;
    }
}
