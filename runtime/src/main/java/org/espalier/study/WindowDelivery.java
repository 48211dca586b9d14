package org.espalier.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Observation;
import org.espalier.geno.Dna;

/** Delivers outcomes in order of trial ids, those up to {@code n - window} before trial {@code n} is proposed. */
final class WindowDelivery implements Delivery {
    private final int window;
    private final Map<Long, Dna> undelivered = new LinkedHashMap<>();
    private final Collection<Dna> pending = Collections.unmodifiableCollection(undelivered.values());
    /** Outcomes that wait for their turn; empty for trials that were lost. */
    private final Map<Long, Optional<Observation>> ended = new HashMap<>();

    private long delivered;

    WindowDelivery(int window) {
        this.window = window;
    }

    @Override
    public long blocker(long next) {
        for (long trial = delivered + 1; trial <= next - window; trial++) {
            if (!ended.containsKey(trial)) {
                return trial;
            }
        }
        return 0;
    }

    @Override
    public List<Observation> take(long next) {
        List<Observation> taken = new ArrayList<>(1);
        while (delivered < next - window) {
            delivered++;
            undelivered.remove(delivered);
            Optional<Observation> outcome = ended.remove(delivered);
            if (outcome != null) {
                outcome.ifPresent(taken::add);
            }
        }
        return taken;
    }

    @Override
    public Collection<Dna> pending() {
        return pending;
    }

    @Override
    public void began(long trial, Dna dna) {
        undelivered.put(trial, dna);
    }

    @Override
    public void ended(Observation observation) {
        ended.put(observation.trial(), Optional.of(observation));
    }

    @Override
    public void lost(long trial) {
        ended.put(trial, Optional.empty());
    }
}
