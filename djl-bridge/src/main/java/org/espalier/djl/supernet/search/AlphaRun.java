package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.optim.Adam;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.optim.Sgd;
import org.espalier.djl.train.MiniBatch;
import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;

/**
 * A run that learns logits by gradients: in each step first the logits, by a validation batch, then the weights, by a
 * training batch.
 */
final class AlphaRun implements StrategyRun {
    private static final String STEPPER = "optimizer";
    private static final long CHOICE = 15L << 32;
    private static final int DRAWS = 500;

    private final SuperTraining training;
    private final AlphaCourse course;
    private final Alphas alphas;
    private final Gating gating;
    private final Darts.Order order;
    private final Candidates kinds;
    private final ParameterStepper stepper;
    private final Bilevel levels;
    private final Optional<ExpectedCost> cost;

    /** Makes the gating of a run. */
    @FunctionalInterface
    interface Gates {
        Gating of(SuperTraining training, Alphas alphas);
    }

    private AlphaRun(SuperTraining training, AlphaCourse course, Gates gates, Darts.Order order, Alphas alphas) {
        this.training = training;
        this.course = course;
        this.order = order;
        this.alphas = alphas;
        this.gating = gates.of(training, alphas);
        this.kinds = new Candidates(training.space(), course.zeros());
        Adam adam = course.optimizer();
        NDManager manager = training.network().manager();
        this.stepper = new ParameterStepper(manager, adam, Tracker.fixed((float) adam.rate()), GradientClip.NONE);
        this.levels = new Bilevel(manager, training.stepper(), training.network()::takeActive);
        this.cost =
                training.goal().map(goal -> new ExpectedCost(training.network().net(), alphas, goal));
    }

    /** Starts a run. */
    static AlphaRun start(SuperTraining training, AlphaCourse course, Gates gates, Darts.Order order) {
        if (order == Darts.Order.SECOND && !(training.setup().course().optimizer() instanceof Sgd)) {
            throw new IllegalArgumentException(
                    "optimizer: expected Sgd, whose step the second order differentiates, found "
                            + training.setup().course().optimizer() + ". Use it, or the first order");
        }
        if (training.setup().plan().type() == DataType.FLOAT16) {
            throw new IllegalArgumentException(
                    "precision: expected FLOAT32 or FLOAT64, found FLOAT16. Steps of logits are too small for 16 bits");
        }
        Alphas alphas = Alphas.start(
                training.network().net(),
                training.network().manager(),
                training.setup().plan().type());
        try {
            return new AlphaRun(training, course, gates, order, alphas);
        } catch (RuntimeException e) {
            alphas.close();
            throw e;
        }
    }

    @Override
    public void step() {
        MiniBatch batch = training.trainBatch();
        if (training.progress() >= course.warmUp()) {
            learnAlphas(batch);
        }
        Gating.Draw draw = gating.forWeights();
        draw.open(training.scope(), false);
        training.learn(draw.network(), batch);
        count(batch, draw.cost() - 1);
        training.stepWeights();
    }

    private void learnAlphas(MiniBatch batch) {
        MiniBatch unseen = training.validationBatch(training.setup().settings().batch());
        Gating.Draw draw = gating.forAlphas();
        List<Piece> upper = alphas.pieces(draw.decisions());
        long seed = training.random().nextLong();
        Bilevel.Loss validation = scratch -> loss(scratch, draw, unseen, seed);
        if (order == Darts.Order.SECOND) {
            Bilevel.Loss lower = scratch -> loss(scratch, draw, batch, ~seed);
            levels.secondOrder(
                    lower, withCost(validation, draw), upper, training.stepper().rate());
            count(batch, 3 * draw.cost());
        } else {
            levels.firstOrder(withCost(validation, draw), upper, draw.network().pieces());
        }
        count(unseen, draw.cost());
        stepper.stepPieces(upper);
        draw.afterStep();
    }

    /** Sends a batch through; dropout drops the same in each pass, lest losses differ by chance. */
    private NDArray loss(NDManager scratch, Gating.Draw draw, MiniBatch batch, long seed) {
        draw.network().seed(seed);
        draw.open(scratch, true);
        NDArray images = batch.input().stopGradient();
        images.attach(scratch);
        return training.loss(batch, draw.network().train(images));
    }

    private Bilevel.Loss withCost(Bilevel.Loss loss, Gating.Draw draw) {
        return cost.<Bilevel.Loss>map(expected -> scratch -> loss.in(scratch).add(expected.penalty(scratch, draw)))
                .orElse(loss);
    }

    private void count(MiniBatch batch, double paths) {
        training.countLearned(Math.round(batch.size() * paths));
    }

    /** Returns the most probable network; if it is impossible or rejected, the most probable possible one of many drawn. */
    @Override
    public Dna choice() {
        Dna first = alphas.choice(kinds);
        if (training.problem(first).isEmpty()) {
            return first;
        }
        RandomGenerator random = Seeds.random(training.seed(), training.epoch(), CHOICE);
        Dna best = first;
        double likeliest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < DRAWS; i++) {
            Alphas.Draw draw = alphas.draw(kinds, random);
            if (draw.logProbability() > likeliest
                    && training.problem(draw.dna()).isEmpty()) {
                likeliest = draw.logProbability();
                best = draw.dna();
            }
        }
        return best;
    }

    @Override
    public double entropy() {
        return alphas.entropy();
    }

    /** Returns the logits. */
    Alphas alphas() {
        return alphas;
    }

    @Override
    public void save(SearchState state) {
        alphas.arrays().forEach((decision, logits) -> state.put(decision, HostArray.of(logits)));
        state.put(STEPPER, stepper.stateOfPieces(alphas.arrays()));
    }

    @Override
    public void restore(SearchState state) {
        alphas.arrays().forEach((decision, logits) -> state.array(decision).copyTo(logits));
        stepper.restorePieces(state.stepper(STEPPER), alphas.arrays());
    }

    @Override
    public void close() {
        levels.close();
        stepper.close();
        alphas.close();
    }
}
