package org.espalier.algo.evolution.select;

import java.util.Locale;
import org.espalier.algo.evolution.operation.Individual;

/** The rankings that have a name. */
enum Rankings implements Ranking {
    SCORE {
        @Override
        public int compare(Individual one, Individual other) {
            return Ranking.compareScores(one.scores(), other.scores());
        }
    },
    GENERATION {
        @Override
        public int compare(Individual one, Individual other) {
            return Long.compare(one.generation(), other.generation());
        }
    };

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
