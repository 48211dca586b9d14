package org.espalier.algo.evolution;

import java.util.List;
import org.espalier.algo.Algorithm;
import org.espalier.algo.evolution.mutate.GaussianStep;
import org.espalier.algo.evolution.mutate.OrderMove;
import org.espalier.algo.evolution.mutate.PickSwap;
import org.espalier.algo.evolution.mutate.PointMutation;
import org.espalier.algo.evolution.mutate.PolynomialMutation;
import org.espalier.algo.evolution.mutate.Resample;
import org.espalier.algo.evolution.mutate.SubsetExchange;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operations;
import org.espalier.algo.evolution.operation.Option;
import org.espalier.algo.evolution.operation.Weighting;
import org.espalier.algo.evolution.recombine.EdgeCrossover;
import org.espalier.algo.evolution.recombine.KPoint;
import org.espalier.algo.evolution.recombine.PartiallyMapped;
import org.espalier.algo.evolution.recombine.UniformCrossover;
import org.espalier.algo.evolution.scalar.Schedules;
import org.espalier.algo.evolution.select.Amount;
import org.espalier.algo.evolution.select.Draw;
import org.espalier.algo.evolution.select.Last;
import org.espalier.algo.evolution.select.Sample;
import org.espalier.algo.evolution.select.Top;
import org.espalier.algo.evolution.select.Tournament;
import org.espalier.testing.AlgorithmContract;
import org.junit.jupiter.api.Nested;

class EvolutionContractsTest {
    @Nested
    class General extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Evolution(
                    Start.random(10),
                    new Tournament(3).times(2).then(new UniformCrossover()).then(new PointMutation()),
                    new Last<Individual>(20));
        }
    }

    @Nested
    class EveryOperator extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Evolution(
                    Start.random(5),
                    new Sample<Individual>(Amount.of(2), Weighting.byScore())
                            .or(new Draw<>(2))
                            .plus(new Top(Amount.share(0.3)))
                            .at(0)
                            .times(2)
                            .then(new KPoint(2))
                            .then(new PartiallyMapped())
                            .at(0)
                            .times(2)
                            .then(new EdgeCrossover())
                            .then(Operations.choose(
                                    3,
                                    List.of(
                                            Option.of(new PickSwap(), 0.5),
                                            Option.of(new OrderMove(OrderMove.Kind.INSERT), 0.5),
                                            Option.of(new SubsetExchange(), 0.5),
                                            Option.of(new GaussianStep(), 0.5),
                                            Option.of(new PolynomialMutation(), 0.5),
                                            new Option<>(new Resample(), Schedules.linear(150))))),
                    new Last<Individual>(20));
        }
    }

    @Nested
    class HillClimbing extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return Evolution.hillClimb(new PointMutation(), 3, 2);
        }
    }

    @Nested
    class Ageing extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new RegularizedEvolution().evolution();
        }
    }

    @Nested
    class TwoObjectives extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Nsga2(10);
        }
    }

    @Nested
    class ManyObjectives extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Nsga3(10);
        }
    }

    @Nested
    class OfSpecies extends AlgorithmContract {
        @Override
        protected Algorithm algorithm() {
            return new Neat(10);
        }
    }
}
