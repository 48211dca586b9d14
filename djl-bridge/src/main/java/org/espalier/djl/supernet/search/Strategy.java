package org.espalier.djl.supernet.search;

import java.util.Optional;
import org.espalier.djl.train.Experiment;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;

/**
 * A way to search in a super-network, with its settings: immutable, printable, comparable, normally a record.
 *
 * <p>Starting it twice gives two independent runs. Its text has to show all settings: a run that was cut goes on only if
 * the texts agree.
 */
public interface Strategy {
    /**
     * Starts a run.
     *
     * @param training the super-network, its data and its optimizer
     * @return the run
     * @throws IllegalArgumentException if this strategy cannot search the space, with the reason
     */
    StrategyRun start(SuperTraining training);

    /** Returns what networks should cost; empty, the default, if accuracy is all that counts. */
    default Optional<CostGoal> goal() {
        return Optional.empty();
    }

    /**
     * Prepares a search of a space by this strategy.
     *
     * @param space experiments whose model has all the decisions
     * @return the search, to be configured and started
     * @throws org.espalier.djl.supernet.SuperNetException if something cannot be shared; names every place and reason
     */
    default SuperSearch rewrite(SearchSpace<Experiment> space) {
        return SuperSearch.of(space).strategy(this);
    }

    /**
     * Prepares a search of a space by this strategy.
     *
     * @param template experiment whose model has decisions
     * @return the search, to be configured and started
     * @throws org.espalier.djl.supernet.SuperNetException if something cannot be shared; names every place and reason
     */
    default SuperSearch rewrite(Symbol<Experiment> template) {
        return rewrite(SearchSpace.of(template));
    }

    /**
     * Searches a space by this strategy, everything else being as the experiments say.
     *
     * @param space experiments whose model has all the decisions
     * @return the result; to be closed
     * @throws org.espalier.djl.supernet.SuperNetException if something cannot be shared; names every place and reason
     */
    default SuperResult search(SearchSpace<Experiment> space) {
        return rewrite(space).search();
    }

    /**
     * Searches a space by this strategy, everything else being as the experiments say.
     *
     * @param template experiment whose model has decisions
     * @return the result; to be closed
     * @throws org.espalier.djl.supernet.SuperNetException if something cannot be shared; names every place and reason
     */
    default SuperResult search(Symbol<Experiment> template) {
        return rewrite(template).search();
    }
}
