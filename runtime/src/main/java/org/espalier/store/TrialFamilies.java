package org.espalier.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;

/** What many trials have in common, kept once: names of metrics, worker, provenance. */
final class TrialFamilies {
    private final List<Family> families = new ArrayList<>();
    private final Map<Family, Integer> numbers = new HashMap<>();
    private int last = -1;

    /** What the trials of a family have in common. */
    record Family(List<String> metrics, String worker, Provenance provenance) {
        boolean fits(Trial trial) {
            return provenance == trial.run().provenance()
                    && worker.equals(trial.run().worker())
                    && hasNames(trial.metrics());
        }

        /** Whether {@code values} has the names of this family in the same order. */
        private boolean hasNames(Map<String, Double> values) {
            if (values.size() != metrics.size()) {
                return false;
            }
            return values.size() == 1
                    ? values.containsKey(metrics.get(0))
                    : metrics.equals(List.copyOf(values.keySet()));
        }
    }

    Family get(int number) {
        return families.get(number);
    }

    int indexOf(Trial trial) {
        if (last < 0 || !families.get(last).fits(trial)) {
            Family family = new Family(
                    List.copyOf(trial.metrics().keySet()),
                    trial.run().worker(),
                    trial.run().provenance());
            last = numbers.computeIfAbsent(family, key -> {
                families.add(key);
                return families.size() - 1;
            });
        }
        return last;
    }
}
