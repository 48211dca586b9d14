package org.espalier.djl.supernet.search;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.algo.Algorithm;
import org.espalier.djl.cost.NetworkCost;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;

/**
 * Trains shared weights and a controller together, towards networks of a given cost, after a warm-up in which everything
 * takes part.
 *
 * <pre>{@code
 * new Tunas(new Reinforce(0.01, 0.95, 0))
 *     .near(new MultiplyAdds(new Shape(1, 28, 28)), 2e6)
 *     .rewrite(experiments)
 *     .search();
 * }</pre>
 *
 * <p>Source: Bender et al., "Can weight sharing outperform random architecture search? An investigation with TuNAS", CVPR
 * 2020. Each step changes weights on a training batch, with a network that the controller draws, and then rewards the
 * controller on a validation batch (section 3.1). The reward is absolute, {@code accuracy + beta |cost / target - 1|}
 * (section 3.2). In the warm-up (section 3.4), with a probability that falls from 1 to 0, each choice of operations is the
 * mean of all its candidates, and, with the same probability, independently, each choice of numbers takes the largest one.
 * The controller does not learn until a part of the steps is over. The answer is the likeliest network; nothing is trained
 * to compare others. The controller keeps its rate; in the paper it grows tenfold.
 *
 * <p>All operations together cost a step of each. A space in which they do not fit together (several picks, orders, ranges,
 * lists of layers) warms up with largest numbers only.
 *
 * @param controller any algorithm; what it has observed are rewards on batches
 * @param goal what networks should cost; empty for accuracy alone
 * @param warmUp part of the steps over which the probability falls to 0, in [0, 1]
 * @param delay part of the steps in which the controller does not learn, in [0, 1)
 * @param turns how often the controller is rewarded
 * @param finalists how many networks are measured in the end, the likeliest one included, at least 1
 */
public record Tunas(
        Algorithm controller, Optional<CostGoal> goal, double warmUp, double delay, Turns turns, int finalists)
        implements Strategy {
    private static final double QUARTER = 0.25;
    private static final Turns TURNS = new Turns(1, 1, 256);

    /** @throws IllegalArgumentException if a number is outside its range */
    public Tunas {
        Checks.probability("warmUp", warmUp);
        Checks.probability("delay", delay);
        if (delay == 1) {
            throw new IllegalArgumentException("delay: expected float in [0, 1), found 1.0");
        }
        Checks.atLeast("finalists", finalists, 1);
    }

    /** REINFORCE with small steps: rate 0.01, decay 0.95, no entropy. */
    public Tunas() {
        this(Enas.reinforce());
    }

    /** A controller with warm-up and delay of 0.25, a reward on 256 images after each step, and one finalist. */
    public Tunas(Algorithm controller) {
        this(controller, Optional.empty(), QUARTER, QUARTER, TURNS, 1);
    }

    /**
     * Returns this strategy for networks of a cost, by the absolute reward with weight -0.10.
     *
     * @param cost computed from the description of the network
     * @param target the cost wanted, in (0, inf)
     */
    public Tunas near(NetworkCost cost, double target) {
        return goal(CostGoal.near(cost, target));
    }

    /** Returns this strategy with another {@link #goal}. */
    public Tunas goal(CostGoal value) {
        return new Tunas(controller, Optional.of(value), warmUp, delay, turns, finalists);
    }

    /** Returns this strategy with another {@link #warmUp}. */
    public Tunas warmUp(double part) {
        return new Tunas(controller, goal, part, delay, turns, finalists);
    }

    /** Returns this strategy with another {@link #delay}. */
    public Tunas delay(double part) {
        return new Tunas(controller, goal, warmUp, part, turns, finalists);
    }

    /** Returns this strategy with other {@link #turns}. */
    public Tunas turns(Turns value) {
        return new Tunas(controller, goal, warmUp, delay, value, finalists);
    }

    /** Returns this strategy with another number of {@link #finalists}. */
    public Tunas finalists(int count) {
        return new Tunas(controller, goal, warmUp, delay, turns, count);
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return new Run(this, training);
    }

    private static final class Run extends ControlledRun {
        private final Tunas settings;
        private final WarmUp warmUp;

        Run(Tunas settings, SuperTraining training) {
            super(training, settings.controller, settings.finalists);
            this.settings = settings;
            this.warmUp = new WarmUp(training);
        }

        @Override
        public void step() {
            boolean learning = training.progress() >= settings.delay;
            training.learn(network(learning ? controller.draw() : training.uniform()), training.trainBatch());
            training.stepWeights();
            if (learning) {
                settings.turns.after(training, controller);
            }
        }

        private Subnetwork network(Dna dna) {
            RandomGenerator random = training.random();
            double probability = settings.warmUp == 0 ? 0 : 1 - training.progress() / settings.warmUp;
            boolean widest = random.nextDouble() < probability;
            boolean every = random.nextDouble() < probability && warmUp.isBlending();
            return every
                    ? warmUp.everyOperation(dna, widest, random)
                    : training.path(widest ? warmUp.widest(dna) : dna);
        }
    }
}
