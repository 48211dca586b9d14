package org.espalier.djl.supernet.search;

import java.nio.file.Path;
import java.util.Optional;
import org.espalier.build.BuildContext;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.Experiment;
import org.espalier.internal.Checks;
import org.espalier.space.SearchSpace;
import org.espalier.store.TrialStore;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a search in a super-network; {@link #search} runs it.
 *
 * <pre>{@code
 * Symbol<Experiment> space = Experiment.TYPE.symbol(e -> e
 *     .set(MODEL, sequential(oneOf(...), ..., flatten(), linear(10)))
 *     .set(DATA, DataSources.strokeDigits(Difficulty.MEDIUM))
 *     .set(OPTIMIZER, adam(0.002))
 *     .set(SCHEDULE, cosine()));
 * try (SuperResult result = SuperSearch.of(space)
 *     .strategy(new Enas())
 *     .epochs(12)
 *     .listener(new SuperLines(System.out::println))
 *     .checkpoint(Path.of("enas.run"))
 *     .search()) {
 *   System.out.println(result.best());
 *   double alone = Materializer.build(result.symbol()).trainAndEvaluate().accuracy();
 * }
 * }</pre>
 *
 * <p>Data, loss, optimizer, schedule, mini-batch, device, seed and patience are those of the experiment; all decisions are in
 * its model. The same settings give the same result, whether the search was cut and resumed or not, as long as the engine
 * uses the same number of threads inside an operation.
 */
public final class SuperSearch {
    private final SearchSpace<Experiment> space;
    private final SuperNet<Experiment> net;
    private Strategy strategy = new Enas();
    private int epochs;
    private SuperListener listener = SuperListener.SILENT;
    private Optional<Path> checkpoint = Optional.empty();
    private Optional<CostGoal> goal = Optional.empty();
    private Optional<Ranking> ranking = Optional.empty();
    private BuildContext context = BuildContext.EMPTY;
    private @Nullable TrialStore store;

    private SuperSearch(SearchSpace<Experiment> space) {
        this.space = space;
        this.net = SuperNet.rewrite(space);
    }

    /**
     * Rewrites a space.
     *
     * @param space experiments whose model has all the decisions
     * @return the search, to be configured and started
     * @throws org.espalier.djl.supernet.SuperNetException if something cannot be shared; names every place and reason
     */
    public static SuperSearch of(SearchSpace<Experiment> space) {
        return new SuperSearch(space);
    }

    /**
     * Rewrites a space.
     *
     * @param template experiment whose model has decisions
     * @return the search, to be configured and started
     * @throws org.espalier.djl.supernet.SuperNetException if something cannot be shared; names every place and reason
     */
    public static SuperSearch of(Symbol<Experiment> template) {
        return of(SearchSpace.of(template));
    }

    /** Sets how to search; {@link Enas} by default. */
    public SuperSearch strategy(Strategy value) {
        strategy = value;
        return this;
    }

    /**
     * Sets the number of passes over the training images; that of the experiment by default.
     *
     * @throws IllegalArgumentException if {@code value < 1}
     */
    public SuperSearch epochs(int value) {
        epochs = Checks.atLeast("epochs", value, 1);
        return this;
    }

    /** Adds a listener, which may end the search early. */
    public SuperSearch listener(SuperListener value) {
        listener = listener == SuperListener.SILENT ? value : listener.and(value);
        return this;
    }

    /**
     * Keeps the state of the search in a file after each pass: weights, optimizer and what the strategy has learned. If the
     * file is there already, the search goes on from it, and ends exactly as one that was not cut.
     *
     * @param file replaced in one step, never seen half-written; delete it to start again
     */
    public SuperSearch checkpoint(Path file) {
        checkpoint = Optional.of(file);
        return this;
    }

    /** Sets what networks should cost; the goal of the strategy by default. */
    public SuperSearch goal(CostGoal value) {
        goal = Optional.of(value);
        return this;
    }

    /** Sets how the final network is found in the trained super-network; the way of the strategy by default. */
    public SuperSearch ranking(Ranking value) {
        ranking = Optional.of(value);
        return this;
    }

    /** Sets where the trials of the ranking are kept; in memory by default. */
    public SuperSearch store(TrialStore value) {
        store = value;
        return this;
    }

    /**
     * Sets services: a {@link org.espalier.djl.data.DataCache}, a {@link org.espalier.djl.device.DevicePool}, an {@link
     * java.time.InstantSource} that measures wall time; none by default.
     */
    public SuperSearch context(BuildContext value) {
        context = value;
        return this;
    }

    /** Returns the rewritten space. */
    public SuperNet<Experiment> net() {
        return net;
    }

    /**
     * Trains the super-network, searching meanwhile, and ranks networks by it.
     *
     * @return the trials, the history, and the super-network; to be closed
     * @throws org.espalier.trial.InfeasibleException if no network fits the data
     * @throws org.espalier.djl.data.DataException if the data cannot be read
     * @throws org.espalier.djl.train.CheckpointException if the file is damaged, or of another search; says what differs
     * @throws org.espalier.djl.engine.UnusableEngineException if engine or device cannot be used
     */
    public SuperResult search() {
        DeviceLease lease = SuperSetup.lease(space, context);
        try {
            SuperSetup setup = SuperSetup.read(space, epochs, context, lease);
            return search(setup, lease);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private SuperResult search(SuperSetup setup, DeviceLease lease) {
        SuperNetwork network = SuperNetwork.initialize(net, setup.plan());
        try {
            SuperTraining training = new SuperTraining(
                    space, network, setup, goal.isPresent() ? goal : strategy.goal(), SuperSetup.clock(context));
            try {
                SuperRun.Course course = new SuperRun.Course(strategy, listener, checkpoint);
                SuperRun.Outcome outcome = new SuperRun(training, course).toTheEnd();
                SuperResult.Final last = new SuperResult.Final(
                        ranking.orElse(outcome.ranking()), store == null ? TrialStore.inMemory() : store, context);
                return new SuperResult(training, lease, outcome, last);
            } catch (RuntimeException e) {
                training.close();
                throw e;
            }
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }
}
