package org.espalier.djl.supernet.search;

import org.espalier.algo.Algorithm;
import org.espalier.algo.rl.Reinforce;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;

/**
 * Trains shared weights and a controller in alternation: weights on networks that the controller draws, the controller on
 * their validation accuracy.
 *
 * <pre>{@code
 * try (SuperResult result = new Enas().search(experiments)) { ... }
 * new Enas(new Ppo()).rewrite(experiments).epochs(12).search();
 * }</pre>
 *
 * <p>Source: Pham et al., "Efficient neural architecture search via parameter sharing", ICML 2018, section 2.2: equation 1
 * for the weights with one network a step, REINFORCE for the controller, and in the end some drawn networks are measured
 * and the best one is kept. The controller here is one distribution a decision, not a recurrent network; its turns follow
 * weight steps, not epochs. Before it learns, weights are trained for a while with networks of equal probability: without
 * that, what is quick to learn wins.
 *
 * @param controller any algorithm; what it has observed are rewards on batches
 * @param warmUp part of the steps in which weights alone are trained, in [0, 1)
 * @param turns how often the controller is rewarded
 * @param finalists how many networks are measured in the end, its likeliest one included, at least 1
 */
public record Enas(Algorithm controller, double warmUp, Turns turns, int finalists) implements Strategy {
    private static final double RATE = 0.01;
    private static final double DECAY = 0.95;
    private static final double WARM_UP = 0.25;
    private static final int FINALISTS = 100;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Enas {
        Checks.probability("warmUp", warmUp);
        if (warmUp == 1) {
            throw new IllegalArgumentException("warmUp: expected float in [0, 1), found 1.0");
        }
        Checks.atLeast("finalists", finalists, 1);
    }

    /** REINFORCE with small steps: rate 0.01, decay 0.95, no entropy. */
    public Enas() {
        this(reinforce());
    }

    /** A controller with a warm-up of 0.25, a reward after each weight step, and 100 finalists. */
    public Enas(Algorithm controller) {
        this(controller, WARM_UP, Turns.EACH_STEP, FINALISTS);
    }

    /** Returns the controller that searches with shared weights use unless another is given. */
    static Reinforce reinforce() {
        return new Reinforce(RATE, DECAY, 0);
    }

    /** Returns this strategy with another {@link #warmUp}. */
    public Enas warmUp(double part) {
        return new Enas(controller, part, turns, finalists);
    }

    /** Returns this strategy with other {@link #turns}. */
    public Enas turns(Turns value) {
        return new Enas(controller, warmUp, value, finalists);
    }

    /** Returns this strategy with another number of {@link #finalists}. */
    public Enas finalists(int count) {
        return new Enas(controller, warmUp, turns, count);
    }

    @Override
    public StrategyRun start(SuperTraining training) {
        return new Run(this, training);
    }

    private static final class Run extends ControlledRun {
        private final Enas settings;

        Run(Enas settings, SuperTraining training) {
            super(training, settings.controller, settings.finalists);
            this.settings = settings;
        }

        @Override
        public void step() {
            boolean warm = training.progress() < settings.warmUp;
            Dna dna = warm ? training.uniform() : controller.draw();
            training.learn(training.path(dna), training.trainBatch());
            training.stepWeights();
            if (!warm) {
                settings.turns.after(training, controller);
            }
        }
    }
}
