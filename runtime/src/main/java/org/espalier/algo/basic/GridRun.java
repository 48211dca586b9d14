package org.espalier.algo.basic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.algo.Observation;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;

/** A run of {@link GridSweep}. */
final class GridRun implements Proposer {
    private final GridSweep settings;
    private final Grid grid;
    private final Enumerator enumerator;
    private Optional<Dna> upcoming;
    private boolean proposed;

    GridRun(GridSweep settings, DnaSpec spec) {
        this.settings = settings;
        this.grid = new Grid(settings, spec);
        this.enumerator = Enumerator.of(grid.coarse());
        if (settings.shards() > 1 && enumerator.size().isEmpty()) {
            throw new IllegalArgumentException("shards: expected 1 for a space with custom decisions, which have no"
                    + " numbers, found " + settings.shards());
        }
        this.upcoming = settings.shards() == 1
                ? Optional.of(enumerator.first())
                : numbered(BigInteger.valueOf(settings.shard()));
    }

    @Override
    public List<Proposal> propose(Request request) {
        proposed = true;
        List<Proposal> proposals = new ArrayList<>(request.count());
        while (proposals.size() < request.count() && upcoming.isPresent()) {
            Dna coarse = upcoming.get();
            proposals.add(Proposal.of(grid.toFine(coarse)));
            upcoming = after(coarse);
        }
        return proposals;
    }

    @Override
    public void observe(List<Observation> completed) {
        if (proposed) {
            return;
        }
        for (Observation observation : completed) {
            grid.toCoarse(observation.dna()).ifPresent(this::skipTo);
        }
    }

    /** Part of a history: continue after it. */
    private void skipTo(Dna visited) {
        if (upcoming.isPresent() && upcoming.get().compareTo(visited) <= 0) {
            upcoming = after(visited);
        }
    }

    private Optional<Dna> after(Dna coarse) {
        if (settings.shards() == 1) {
            return enumerator.next(coarse);
        }
        return numbered(enumerator.indexOf(coarse).add(BigInteger.valueOf(settings.shards())));
    }

    private Optional<Dna> numbered(BigInteger index) {
        boolean exists = index.compareTo(enumerator.size().orElseThrow()) < 0;
        return exists ? Optional.of(enumerator.at(index)) : Optional.empty();
    }
}
