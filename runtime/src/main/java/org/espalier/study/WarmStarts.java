package org.espalier.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.geno.Dna;
import org.espalier.space.SearchSpace;
import org.espalier.space.SpaceException;
import org.espalier.symbol.Symbol;
import org.espalier.trial.Trial;

/** Translates trials of other studies into observations of this one, by way of their child trees. */
final class WarmStarts {
    private WarmStarts() {}

    /**
     * Returns what {@code other} teaches about {@code space}: one observation for each trial that was evaluated or found
     * infeasible, whose child is also a child of {@code space}, and that has a value for every objective.
     */
    static List<Observation> from(Study<?> other, SearchSpace<?> space, List<Objective> objectives) {
        List<Observation> known = new ArrayList<>();
        for (Trial trial : other.trials()) {
            Optional<Outcome> outcome = outcome(trial, objectives);
            Optional<Dna> dna =
                    outcome.isEmpty() ? Optional.empty() : encoded(other.space().bind(trial.dna()), space);
            if (dna.isPresent()) {
                known.add(new Observation(-trial.id(), dna.get(), outcome.get(), Map.of()));
            }
        }
        return known;
    }

    private static Optional<Outcome> outcome(Trial trial, List<Objective> objectives) {
        boolean comparable =
                switch (trial.state()) {
                    case COMPLETED ->
                        objectives.stream()
                                .allMatch(objective -> trial.metrics().containsKey(objective.name()));
                    case INFEASIBLE -> true;
                    default -> false;
                };
        return comparable ? Optional.of(Outcomes.of(trial, objectives)) : Optional.empty();
    }

    private static Optional<Dna> encoded(Symbol<?> child, SearchSpace<?> space) {
        try {
            return Optional.of(space.encode(child));
        } catch (SpaceException e) {
            return Optional.empty();
        }
    }
}
