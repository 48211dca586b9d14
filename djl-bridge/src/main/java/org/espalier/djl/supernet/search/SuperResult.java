package org.espalier.djl.supernet.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Objective;
import org.espalier.build.BuildContext;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Network;
import org.espalier.geno.Dna;
import org.espalier.store.TrialStore;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.study.TrialResult;
import org.espalier.symbol.Symbol;

/**
 * What a search in a super-network gave: an ordinary study of the networks that were compared in the end, how it came to
 * that, and the shared weights.
 *
 * <p>Everything that works for studies works here: {@code result.study()} has trials, the best ones, notes, provenance and
 * reports, and another study may {@linkplain org.espalier.study.StudyBuilder#learnFrom learn from} it.
 *
 * <p>Holds native memory until it is closed. Belongs to one thread at a time.
 */
public final class SuperResult implements AutoCloseable {
    /** Why the training of the super-network ended. */
    public enum Ending {
        /** All passes were made. */
        COMPLETED,
        /** The listener did not want to go on. */
        STOPPED,
        /** The accuracy of the choice had not grown for as many passes as the experiment's patience allows. */
        NOT_BETTER,
        /** The loss became infinite or undefined. */
        DIVERGED
    }

    private static final int RENEWING = 32;

    private final SuperTraining training;
    private final DeviceLease lease;
    private final SuperRun.Outcome outcome;
    private final BuildContext context;
    private final Map<Ranking, Map<Dna, Double>> known = new HashMap<>();
    private final Study<Experiment> study;

    /** How the final networks are compared. */
    record Final(Ranking ranking, TrialStore store, BuildContext context) {}

    SuperResult(SuperTraining training, DeviceLease lease, SuperRun.Outcome outcome, Final last) {
        this.training = training;
        this.lease = lease;
        this.outcome = outcome;
        this.context = last.context();
        this.study = rank(last.ranking(), last.store());
        study.note("strategy", outcome.strategy().toString());
        study.note("ending", outcome.ending().toString());
        study.note("choice", outcome.choice().toString());
        study.note("epochs", outcome.history().size());
        study.note("seconds", outcome.seconds());
        study.note("imagesLearned", passes().learned());
        study.note("imagesMeasured", passes().measured());
    }

    /**
     * Returns the study of the networks that were compared with the trained weights: trials with {@code accuracy}, and with
     * cost and {@code reward} if the search had a goal.
     */
    public Study<Experiment> study() {
        return study;
    }

    /** Returns the best trial of {@link #study}. */
    public TrialResult<Experiment> best() {
        return study.best();
    }

    /** Returns the best network as an experiment to be trained alone: an ordinary tree without decisions. */
    public Symbol<Experiment> symbol() {
        return best().symbol();
    }

    /** Returns what the strategy itself would choose, such as the likeliest network of a policy. */
    public Dna choice() {
        return outcome.choice();
    }

    /**
     * Returns the study of the networks that were measured while weights were still being trained, in order, each on one
     * batch; empty if the strategy measures none. Its best trial may owe its score to a lucky batch.
     */
    public Optional<Study<Experiment>> rewards() {
        return outcome.rewards();
    }

    /** Returns what each pass gave, oldest first. */
    public List<SuperEpoch> history() {
        return outcome.history();
    }

    /** Returns why the training ended. */
    public Ending ending() {
        return outcome.ending();
    }

    /** Returns wall time of the training, that of a search that was cut included; ranking is left out. */
    public double seconds() {
        return outcome.seconds();
    }

    /** Returns what training and all rankings have cost so far; measuring the choice after each pass is included. */
    public Passes passes() {
        return training.passes().plus(new Passes(0, training.judge().measured()));
    }

    /** Returns data, loss and settings that the shared weights were trained with. */
    public SuperSetup setup() {
        return training.setup();
    }

    /** Returns the shared weights; closed with this result. */
    public SuperNetwork network() {
        return training.network();
    }

    /**
     * Compares networks by the shared weights, once more.
     *
     * @param ranking which networks, and how they are measured
     * @return a study of its own
     */
    public Study<Experiment> rank(Ranking ranking) {
        return rank(ranking, TrialStore.inMemory());
    }

    private Study<Experiment> rank(Ranking ranking, TrialStore store) {
        Study<Experiment> ranked = Study.of(training.space())
                .algorithm(ranking.algorithmFor(training.space().size()))
                .seed(training.seed())
                .objective(Objective.maximize(training.objective()))
                .trials(ranking.trials())
                .store(store)
                .context(context)
                .start();
        Map<Dna, Double> measured = known.computeIfAbsent(ranking, r -> new HashMap<>());
        ranked.runSamples(Long.MAX_VALUE, sample -> measure(sample, ranking, measured));
        return ranked;
    }

    private void measure(Sample<Experiment> sample, Ranking ranking, Map<Dna, Double> measured) {
        Dna dna = sample.dna();
        Optional<String> problem = training.problem(dna);
        if (problem.isPresent()) {
            sample.infeasible(problem.get());
            return;
        }
        double accuracy = measured.computeIfAbsent(dna, d -> accuracy(d, ranking));
        sample.report(training.metrics(dna, accuracy));
    }

    private double accuracy(Dna dna, Ranking ranking) {
        return ranking.recalibration() == 0
                ? training.judge().accuracy(dna, ranking.images())
                : training.judge().recalibrated(dna, ranking.images(), ranking.recalibration());
    }

    /**
     * Makes the network of a DNA an ordinary one, with a copy of its shared weights, and with running means renewed by 32
     * training batches: those of the super-network are of no network in particular. It can be trained further:
     *
     * <pre>{@code
     * try (Network child = result.inherit(result.best().dna())) {
     *   SuperSetup setup = result.setup();
     *   TrainingReport more = new TrainingLoop(child, setup.loss(), setup.settings(), InstantSource.system())
     *       .run(setup.data(), setup.course(), RunOptions.NONE);
     * }
     * }</pre>
     *
     * @param dna decisions of the space
     * @return the network; to be closed
     */
    public Network inherit(Dna dna) {
        Network child = network().inherit(dna);
        try {
            training.judge().renew(child, RENEWING);
            return child;
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** Frees the shared weights and the device; the studies stay. Does nothing when called again. */
    @Override
    public void close() {
        if (network().manager().isOpen()) {
            training.close();
            network().close();
        }
        lease.close();
    }

    /** Returns strategy, ending and best trial. */
    @Override
    public String toString() {
        return "SuperResult of " + outcome.strategy() + " after "
                + outcome.history().size() + " epochs, " + outcome.ending() + ": " + best();
    }
}
