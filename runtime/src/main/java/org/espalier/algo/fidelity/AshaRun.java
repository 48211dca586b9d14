package org.espalier.algo.fidelity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Observation;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;

/** A run of {@link Asha}. */
final class AshaRun implements Proposer {
    private final Rungs rungs;
    private final Source source;
    private final List<Rung> results = new ArrayList<>();
    private final Map<Long, Stint> promotions = new HashMap<>();

    AshaRun(Rungs rungs, Source source, boolean severalObjectives) {
        this.rungs = rungs;
        this.source = source;
        for (int i = 0; i < rungs.count(); i++) {
            results.add(Rung.of(rungs.eta(), severalObjectives));
        }
    }

    @Override
    public List<Proposal> propose(Request request) {
        return request.eachWhileAny(this::next);
    }

    private Optional<Proposal> next(Request request) {
        Stint refused = promotions.remove(request.firstTrial());
        if (refused != null) {
            results.get(refused.rung() - 1).giveBack(refused.resumes());
        }
        for (int rung = rungs.count() - 2; rung >= 0; rung--) {
            Result best = results.get(rung).promotable();
            if (best != null) {
                results.get(rung).promoted(best.trial());
                Stint stint = new Stint(0, rung + 1, best.trial());
                promotions.put(request.firstTrial(), stint);
                return Optional.of(stint.proposal(best.dna(), rungs));
            }
        }
        return source.next(request).map(dna -> new Stint(0, 0, 0).proposal(dna, rungs));
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            promotions.remove(observation.trial());
            Optional<Stint> stint = Stint.of(observation, rungs);
            int rung = stint.map(Stint::rung).orElse(rungs.count() - 1);
            source.observe(rung, observation);
            if (stint.isPresent()) {
                results.get(rung).add(Result.of(observation));
                if (rung > 0) {
                    results.get(rung - 1).promoted(stint.get().resumes());
                }
            }
        }
    }
}
