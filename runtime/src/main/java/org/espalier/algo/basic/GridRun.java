package org.espalier.algo.basic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.algo.Observation;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.basic.GridSweep.Sequence;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.jspecify.annotations.Nullable;

/** A run of {@link GridSweep}. */
final class GridRun implements Proposer {
    private final GridSweep settings;
    private final Grid grid;
    private final Enumerator enumerator;
    private final boolean numbered;
    private final @Nullable IndexShuffle shuffle;
    private Optional<Dna> upcoming;
    private boolean proposed;

    GridRun(GridSweep settings, DnaSpec spec, long seed) {
        this.settings = settings;
        this.grid = new Grid(settings, spec);
        this.enumerator = Enumerator.of(grid.coarse());
        boolean shuffled = settings.sequence() == Sequence.SHUFFLED;
        this.numbered = shuffled || settings.shards() > 1;
        if (numbered && enumerator.size().isEmpty()) {
            throw new IllegalArgumentException(
                    "sweep: expected one shard in the order of enumeration for a space with custom decisions, which have no"
                            + " numbers, found " + settings);
        }
        this.shuffle = shuffled ? new IndexShuffle(enumerator.size().orElseThrow(), seed) : null;
        this.upcoming = numbered ? at(BigInteger.valueOf(settings.shard())) : Optional.of(enumerator.first());
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
        if (upcoming.isPresent() && !isBefore(visited, upcoming.get())) {
            upcoming = after(visited);
        }
    }

    private boolean isBefore(Dna a, Dna b) {
        return (numbered ? placeOf(a).compareTo(placeOf(b)) : a.compareTo(b)) < 0;
    }

    /** The next DNA of this shard. */
    private Optional<Dna> after(Dna coarse) {
        if (!numbered) {
            return enumerator.next(coarse);
        }
        BigInteger shards = BigInteger.valueOf(settings.shards());
        BigInteger next = placeOf(coarse).add(BigInteger.ONE);
        return at(next.add(BigInteger.valueOf(settings.shard()).subtract(next).mod(shards)));
    }

    private BigInteger placeOf(Dna coarse) {
        BigInteger index = enumerator.indexOf(coarse);
        return shuffle == null ? index : shuffle.placeOf(index);
    }

    private Optional<Dna> at(BigInteger place) {
        if (place.compareTo(enumerator.size().orElseThrow()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(enumerator.at(shuffle == null ? place : shuffle.at(place)));
    }
}
