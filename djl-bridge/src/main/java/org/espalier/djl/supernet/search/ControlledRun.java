package org.espalier.djl.supernet.search;

import java.util.Optional;
import org.espalier.algo.Algorithm;
import org.espalier.djl.train.Experiment;
import org.espalier.geno.Dna;
import org.espalier.study.Study;

/** A run in which a controller draws networks and is rewarded for them: all but the step itself. */
abstract class ControlledRun implements StrategyRun {
    final SuperTraining training;
    final Controller controller;
    private final int finalists;

    ControlledRun(SuperTraining training, Algorithm algorithm, int finalists) {
        this.training = training;
        this.controller = new Controller(training, algorithm);
        this.finalists = finalists;
    }

    @Override
    public final Dna choice() {
        return controller.choice();
    }

    @Override
    public final double entropy() {
        return controller.entropy();
    }

    @Override
    public final Ranking ranking() {
        return Ranking.of(controller.finalists(finalists));
    }

    @Override
    public final Optional<Study<Experiment>> rewards() {
        return Optional.of(controller.study());
    }

    @Override
    public final void save(SearchState state) {
        controller.save(state);
    }

    @Override
    public final void restore(SearchState state) {
        controller.restore(state);
    }
}
