package org.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.algo.Objective;
import org.espalier.algo.basic.GridSweep;
import org.espalier.stop.Bar;
import org.espalier.stop.EarlyStopping;
import org.espalier.stop.StopBelow;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    /** Each of five trials measures at steps 1 to 4. */
    private static final double[][] CURVES = {
        {0.2, 0.3, 0.4, 0.5}, {0.7, 0.8, 0.9, 1.0}, {1.0, 1.1, 1.2, 1.3}, {0.4, 0.5, 0.6, 0.7}, {0.9, 1.0, 1.1, 1.2}
    };

    @Test
    void stopsByValue() {
        EarlyStopping rule = StopBelow.at(2, Bar.value(0.5)).and(3, Bar.value(1));
        assertThat(verdicts(rule, 1)).containsExactly("-+++", "--++", "----", "--++", "----");
        assertThat(verdicts(rule, -1)).as("signs do not matter").isEqualTo(verdicts(rule, 1));
    }

    @Test
    void stopsByRank() {
        EarlyStopping rule = StopBelow.at(2, Bar.rank(2, 2));
        assertThat(verdicts(rule, 1)).containsExactly("----", "----", "----", "-+++", "----");
    }

    @Test
    void aTrialThatEndsOnAdviceIsStoppedWithItsScore() {
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(new GridSweep())
                .earlyStopping(StopBelow.at(1, Bar.value(0.5)))
                .start();
        for (Sample<Map<String, Object>> sample : study.sample(2)) {
            boolean stop = sample.feedback().measure(1, sample.id() - 1.0);
            assertThat(stop).isEqualTo(sample.feedback().shouldStop()).isEqualTo(sample.id() == 1);
            sample.feedback().done();
        }
        assertThat(study.trials()).extracting(Trial::state).containsExactly(TrialState.STOPPED, TrialState.COMPLETED);
        assertThat(study.trials().get(0).metrics()).containsEntry("reward", 0.0);
    }

    private static List<String> verdicts(EarlyStopping rule, int sign) {
        Objective objective = sign > 0 ? Objective.maximize("score") : Objective.minimize("loss");
        Study<Map<String, Object>> study = Study.of(Spaces.sixChildren())
                .algorithm(new GridSweep())
                .objective(objective)
                .earlyStopping(sign > 0 ? rule : negated(rule))
                .start();
        List<String> verdicts = new ArrayList<>();
        for (Sample<Map<String, Object>> sample : study.sample(5)) {
            StringBuilder line = new StringBuilder();
            double[] curve = CURVES[(int) sample.id() - 1];
            for (int step = 1; step <= curve.length; step++) {
                line.append(sample.feedback().measure(step, sign * curve[step - 1]) ? '+' : '-');
            }
            sample.feedback().done();
            verdicts.add(line.toString());
        }
        return verdicts;
    }

    private static EarlyStopping negated(EarlyStopping rule) {
        StopBelow below = (StopBelow) rule;
        Map<Long, Bar> gates = new java.util.TreeMap<>();
        below.gates().forEach((step, bar) -> gates.put(step, Bar.value(-((Bar.Value) bar).value())));
        return new StopBelow(gates);
    }
}
