package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.tracker.Tracker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.nn.ShapeException;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.BatchFeed;
import org.espalier.djl.train.BatchPlan;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.MiniBatch;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.internal.Seeds;
import org.espalier.space.SearchSpace;
import org.espalier.trial.InfeasibleException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StrategyRun} works with: shared weights, mini-batches, steps, and chance.
 *
 * <pre>{@code
 * public void step() {
 *   Dna dna = training.uniform();
 *   training.learn(training.path(dna), training.trainBatch());     // adds gradients
 *   training.stepWeights();                                        // changes the weights that took part
 * }
 * }</pre>
 *
 * <p>Confined to one search. What is not made here (other passes, blends, parameters of a strategy's own) is made with
 * {@link #network}, below {@link #scope} if it is needed in this step only; {@link #countLearned} and {@link
 * #countMeasured} keep the books right, and {@link #note} the loss.
 */
public final class SuperTraining {
    private static final int TRIES = 100;
    private static final long STEPS = 10L << 32;
    private static final long NETWORKS = 11L << 32;

    private final SearchSpace<Experiment> space;
    private final SuperNetwork network;
    private final SuperSetup setup;
    private final Optional<CostGoal> goal;
    private final InstantSource clock;
    private final Paths paths;
    private final Judge judge;
    private final Batches train;
    private final Map<Integer, Batches> validation = new LinkedHashMap<>();
    private final Map<Dna, Double> costs = new HashMap<>();
    private final ParameterStepper stepper;
    private final Tracker rate;
    private final int stepsOfEpoch;
    private final EpochSums sums = new EpochSums();
    private int epoch = 1;
    private int step;
    private long learned;
    private long measured;
    private RandomGenerator random;
    private @Nullable NDManager scope;

    /** Prepares a training that takes the time by the system's clock. */
    SuperTraining(SearchSpace<Experiment> space, SuperNetwork network, SuperSetup setup, Optional<CostGoal> goal) {
        this(space, network, setup, goal, InstantSource.system());
    }

    SuperTraining(
            SearchSpace<Experiment> space,
            SuperNetwork network,
            SuperSetup setup,
            Optional<CostGoal> goal,
            InstantSource clock) {
        this.clock = clock;
        this.space = space;
        this.network = network;
        this.setup = setup;
        this.goal = goal;
        this.paths = new Paths(network);
        this.judge = new Judge(network, paths, setup);
        int batch = setup.settings().batch();
        ImageSet images = setup.data().train();
        this.train = new Batches(
                new Batches.Source(images, batch, setup.course().augmentation(), seed()),
                new BatchFeed(
                        images.shape(),
                        batch,
                        setup.plan().type(),
                        setup.course().prefetch()));
        this.stepsOfEpoch = BatchPlan.count(images.size(), batch);
        this.rate = setup.course().schedule().tracker(setup.course().optimizer().rate(), steps());
        this.stepper = new ParameterStepper(
                network.manager(),
                setup.course().optimizer(),
                rate,
                setup.settings().clip());
        this.random = Seeds.random(seed(), 0, STEPS);
    }

    /** Returns the space that is searched. */
    public SearchSpace<Experiment> space() {
        return space;
    }

    /** Returns the shape of all decisions. */
    public DnaSpec spec() {
        return space.spec();
    }

    /** Returns the shared weights. */
    public SuperNetwork network() {
        return network;
    }

    /** Returns data, loss, optimizer and settings of the experiments. */
    public SuperSetup setup() {
        return setup;
    }

    /** Returns the seed of the experiments. */
    public long seed() {
        return setup.settings().seed();
    }

    /** Returns how many steps were finished, in [0, steps()). */
    public int step() {
        return step;
    }

    /** Returns how many steps the whole search has. */
    public int steps() {
        return Math.multiplyExact(stepsOfEpoch, setup.settings().epochs());
    }

    /** Returns how many steps an epoch has. */
    public int stepsOfEpoch() {
        return stepsOfEpoch;
    }

    /** Returns the number of the epoch, starting with 1. */
    public int epoch() {
        return epoch;
    }

    /** Returns which part of the search is over, in [0, 1). */
    public double progress() {
        return step / (double) steps();
    }

    /** Returns the random numbers of this step, a function of seed and step: the same generator during a step. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * Returns the manager of this step, which is closed after it.
     *
     * @throws IllegalStateException outside of a step
     */
    public NDManager scope() {
        NDManager manager = scope;
        if (manager == null) {
            throw new IllegalStateException("scope: expected a call during a step, found none");
        }
        return manager;
    }

    /**
     * Returns the next training batch, below {@link #scope}. Ask once a step; it is valid until the next one is asked for.
     */
    public MiniBatch trainBatch() {
        return train.next(scope());
    }

    /**
     * Returns the next batch of validation images, below {@link #scope}, without end and in random order.
     *
     * @param images how many, at least 1; all of them if there are fewer
     * @return valid until the next one of this size is asked for
     */
    public MiniBatch validationBatch(int images) {
        ImageSet all = setup.data().validation();
        int size = Math.min(images, all.size());
        Batches batches = validation.computeIfAbsent(size, s -> {
            Batches made = new Batches(
                    new Batches.Source(all, s, new Augmentations.None(), ~seed()),
                    new BatchFeed(all.shape(), s, setup.plan().type(), false));
            made.startAt(epoch);
            return made;
        });
        return batches.next(scope());
    }

    /**
     * Returns the network of a DNA on the shared weights.
     *
     * @throws ShapeException if that network is impossible
     */
    public Subnetwork path(Dna dna) {
        return paths.of(dna);
    }

    /**
     * Draws a network: each with the same probability, as {@link DnaSampler#overChildren} does, but none that is impossible
     * or that a constraint of the space rejects.
     *
     * @throws InfeasibleException if a hundred in a row were
     */
    public Dna uniform() {
        return uniform(random);
    }

    Dna uniform(RandomGenerator source) {
        String problem = "";
        for (int i = 0; i < TRIES; i++) {
            Dna dna = DnaSampler.overChildren().sample(spec(), source);
            Optional<String> found = problem(dna);
            if (found.isEmpty()) {
                return dna;
            }
            problem = found.get();
        }
        throw new InfeasibleException("none of " + TRIES + " random networks is possible; the last: " + problem);
    }

    /** Returns why a network cannot be used: a constraint, or shapes that do not fit; empty if it can. */
    public Optional<String> problem(Dna dna) {
        Optional<String> rejected = space.isConstrained() ? space.rejection(space.bind(dna)) : Optional.empty();
        if (rejected.isPresent()) {
            return rejected;
        }
        try {
            path(dna);
            return Optional.empty();
        } catch (ShapeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Sends a batch forward and backward through a network. Gradients of the weights that took part add up until {@link
     * #stepWeights}.
     *
     * @param path one path, or a blend
     * @param batch training images
     * @return the mean loss
     */
    public double learn(Subnetwork path, MiniBatch batch) {
        NDArray output;
        NDArray loss;
        try (GradientTape tape = Gradients.record(network.manager().getEngine())) {
            output = path.train(batch.input());
            loss = loss(batch, output);
            tape.backward(loss);
        }
        countLearned(batch.size());
        return note(batch, loss, output);
    }

    /** Returns the loss of a network's output on a batch, recorded if a tape records. */
    public NDArray loss(MiniBatch batch, NDArray output) {
        return setup.loss().evaluate(batch.label(), output);
    }

    /**
     * Takes loss and accuracy of a training batch into the figures of the epoch; {@link #learn} does so itself.
     *
     * @return the loss as a number
     */
    public double note(MiniBatch batch, NDArray loss, NDArray output) {
        float value = loss.toType(DataType.FLOAT32, false).getFloat();
        sums.add(batch.size(), value, batch.correct(output));
        return value;
    }

    /** Changes the weights that took part since the last step by their gradients, at the rate of the schedule. */
    public void stepWeights() {
        stepper.stepPieces(network.takeActive());
    }

    /** Returns the learning rate of the next {@link #stepWeights}. */
    public double weightRate() {
        return rate.getNewValue(stepper.steps());
    }

    /** Counts images that a strategy sent forward and backward itself. */
    public void countLearned(long images) {
        learned += images;
    }

    /** Counts images that a strategy sent forward itself. */
    public void countMeasured(long images) {
        measured += images;
    }

    /** Returns what the search has cost so far. */
    public Passes passes() {
        return new Passes(learned, measured);
    }

    /**
     * Measures a network on a batch, with the statistics of the batch.
     *
     * @return part of the images named right, in [0, 1]; empty if the network is impossible
     */
    public OptionalDouble measure(Dna dna, MiniBatch batch) {
        if (problem(dna).isPresent()) {
            return OptionalDouble.empty();
        }
        countMeasured(batch.size());
        return OptionalDouble.of(batch.correct(path(dna).measure(batch.input())) / (double) batch.size());
    }

    /** Returns what networks should cost; empty if accuracy is all that counts. */
    public Optional<CostGoal> goal() {
        return goal;
    }

    /** Returns the metrics of a network: its accuracy and, if there is a goal, its cost and the reward of both. */
    public Map<String, Double> metrics(Dna dna, double accuracy) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(Ranking.ACCURACY, accuracy);
        goal.ifPresent(wanted -> {
            double cost = cost(wanted, dna);
            metrics.put(wanted.cost().name(), cost);
            metrics.put(CostGoal.REWARD, wanted.target().reward(accuracy, cost));
        });
        return metrics;
    }

    /** Returns the name of the metric to be made large: {@code reward} if there is a goal, else {@code accuracy}. */
    public String objective() {
        return goal.isPresent() ? CostGoal.REWARD : Ranking.ACCURACY;
    }

    private double cost(CostGoal wanted, Dna dna) {
        return costs.computeIfAbsent(
                dna, d -> (double) wanted.cost().of(network.net().network(d)));
    }

    InstantSource clock() {
        return clock;
    }

    Paths paths() {
        return paths;
    }

    Judge judge() {
        return judge;
    }

    ParameterStepper stepper() {
        return stepper;
    }

    EpochSums sums() {
        return sums;
    }

    /** Begins an epoch: whatever was drawn before, all that follows is a function of seed and epoch. */
    void beginEpoch(int number) {
        epoch = number;
        step = (number - 1) * stepsOfEpoch;
        sums.clear();
        train.startAt(number);
        validation.values().forEach(batches -> batches.startAt(number));
        paths.forget(Seeds.mix(seed(), number, NETWORKS));
    }

    /** Makes a step of a run, in a scope of its own. */
    void makeStep(StrategyRun run) {
        try (NDManager manager = network.manager().newSubManager()) {
            scope = manager;
            random = Seeds.random(seed(), step, STEPS);
            run.step();
        } finally {
            scope = null;
        }
        step++;
    }

    /** Goes on with the books of a search that was cut. */
    void restore(Passes passes) {
        learned = passes.learned();
        measured = passes.measured();
    }

    void close() {
        train.close();
        validation.values().forEach(Batches::close);
        judge.close();
        stepper.close();
    }
}
