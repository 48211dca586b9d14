package org.espalier.djl.supernet.search;

import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Observation;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;

/** Proposes the networks of a list, each once. */
record Finalists(List<Dna> networks) implements Algorithm {
    Finalists {
        networks = List.copyOf(networks);
    }

    @Override
    public Proposer start(Problem problem) {
        return new Proposer() {
            private long next;

            @Override
            public List<Proposal> propose(Request request) {
                next = Math.max(next, request.firstTrial() - 1);
                long end = Math.min(networks.size(), next + request.count());
                List<Proposal> proposals = networks.subList((int) Math.min(next, end), (int) end).stream()
                        .map(Proposal::of)
                        .toList();
                next = end;
                return proposals;
            }

            @Override
            public void observe(List<Observation> completed) {
                // the list is what it is
            }
        };
    }

    @Override
    public String toString() {
        return "Finalists(" + networks.size() + " networks)";
    }
}
