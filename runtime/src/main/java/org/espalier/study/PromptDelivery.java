package org.espalier.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.algo.Observation;
import org.espalier.geno.Dna;

/** Delivers every outcome before the next proposal. */
final class PromptDelivery implements Delivery {
    private final Map<Long, Dna> running = new LinkedHashMap<>();
    private final Collection<Dna> pending = Collections.unmodifiableCollection(running.values());
    private List<Observation> ready = new ArrayList<>();

    @Override
    public long blocker(long next) {
        return 0;
    }

    @Override
    public List<Observation> take(long next) {
        if (ready.isEmpty()) {
            return List.of();
        }
        List<Observation> taken = ready;
        ready = new ArrayList<>(1);
        return taken;
    }

    @Override
    public Collection<Dna> pending() {
        return pending;
    }

    @Override
    public void began(long trial, Dna dna) {
        running.put(trial, dna);
    }

    @Override
    public void ended(Observation observation) {
        running.remove(observation.trial());
        ready.add(observation);
    }

    @Override
    public void lost(long trial) {}
}
