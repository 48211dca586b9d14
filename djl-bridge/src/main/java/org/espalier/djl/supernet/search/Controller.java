package org.espalier.djl.supernet.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.rl.Policy;
import org.espalier.algo.rl.PolicyProposer;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.MiniBatch;
import org.espalier.geno.Dna;
import org.espalier.internal.Seeds;
import org.espalier.io.TrialJson;
import org.espalier.store.TrialStore;
import org.espalier.study.Study;
import org.espalier.trial.Provenance;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialLog;
import org.espalier.trial.TrialRun;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm that is rewarded for networks on validation batches, and learns at once; each reward is a trial.
 *
 * <p>Its state is the list of trials: it is recovered by observing them again.
 */
final class Controller {
    private static final int ENTROPY_SAMPLES = 16;
    private static final int TRIES = 20;
    private static final long FINALISTS = 12L << 32;
    private static final long ENTROPY = 13L << 32;

    private final SuperTraining training;
    private final Algorithm algorithm;
    private final TrialStore store = TrialStore.inMemory();
    private final Objective objective;
    private final Problem problem;
    private final Provenance provenance;
    private final Proposer proposer;
    private long trials;
    private @Nullable Dna last;

    Controller(SuperTraining training, Algorithm algorithm) {
        this.training = training;
        this.algorithm = algorithm;
        this.objective = Objective.maximize(training.objective());
        this.problem = Problem.of(training.spec(), objective, training.seed());
        this.provenance = Provenance.of(training.spec(), training.seed(), algorithm.toString());
        this.proposer = problem.start(algorithm);
    }

    /** Returns the rewards so far as an ordinary study. */
    Study<Experiment> study() {
        return Study.of(training.space())
                .algorithm(algorithm)
                .seed(training.seed())
                .objective(objective)
                .store(store)
                .start();
    }

    /**
     * Draws the network that weights learn from: as the policy would, or, if the algorithm has none, the one that was
     * rewarded last.
     */
    Dna draw() {
        Optional<Policy> policy = policy();
        for (int i = 0; policy.isPresent() && i < TRIES; i++) {
            Dna dna = policy.get().sample(training.random()).dna();
            if (training.problem(dna).isEmpty()) {
                return dna;
            }
        }
        Dna rewarded = last;
        return rewarded == null ? training.uniform() : rewarded;
    }

    /** Asks for a network, measures it on a batch, and lets the algorithm learn from the reward. */
    void reward(MiniBatch batch) {
        List<Proposal> proposals = proposer.propose(problem.request(trials + 1));
        if (proposals.isEmpty()) {
            return;
        }
        trials++;
        Instant started = training.clock().instant();
        Proposal proposal = proposals.get(0);
        Dna dna = proposal.dna();
        OptionalDouble accuracy = training.measure(dna, batch);
        Map<String, Double> metrics = accuracy.isPresent() ? training.metrics(dna, accuracy.getAsDouble()) : Map.of();
        String why = accuracy.isPresent() ? "" : training.problem(dna).orElse("");
        if (accuracy.isPresent()) {
            last = dna;
        }
        Trial trial = new Trial(
                trials,
                dna,
                accuracy.isPresent() ? TrialState.COMPLETED : TrialState.INFEASIBLE,
                metrics,
                new TrialRun(
                        started,
                        Duration.between(started, training.clock().instant()),
                        Thread.currentThread().getName(),
                        provenance),
                new TrialLog(why, List.of(), Map.of("step", training.step()), Map.of(), proposal.notes()));
        store.append(trial);
        proposer.observe(List.of(observation(trial)));
    }

    private Observation observation(Trial trial) {
        Outcome outcome = trial.state() == TrialState.COMPLETED
                ? Outcome.scored(trial.metrics().getOrDefault(objective.name(), Double.NaN))
                : new Outcome.Infeasible(trial.log().reason());
        return new Observation(trial.id(), trial.dna(), outcome, trial.log().proposal());
    }

    /** Returns the likeliest network; without a policy, the one with the best reward. */
    Dna choice() {
        Optional<Policy> policy = policy();
        if (policy.isPresent()) {
            return policy.get().mode();
        }
        return best(1).stream()
                .findFirst()
                .orElseGet(() -> training.uniform(Seeds.random(training.seed(), 0, FINALISTS)));
    }

    /** Returns the mean entropy of the policy; NaN without one. */
    double entropy() {
        RandomGenerator random = Seeds.random(training.seed(), training.step(), ENTROPY);
        return policy().map(policy -> {
                    double sum = 0;
                    for (int i = 0; i < ENTROPY_SAMPLES; i++) {
                        sum += policy.entropy(policy.sample(random).dna());
                    }
                    return sum / ENTROPY_SAMPLES;
                })
                .orElse(Double.NaN);
    }

    /** Returns the choice and further networks: drawn by the policy, or those with the best rewards. */
    List<Dna> finalists(int count) {
        Set<Dna> networks = new LinkedHashSet<>();
        networks.add(choice());
        Optional<Policy> policy = policy();
        if (policy.isPresent()) {
            RandomGenerator random = Seeds.random(training.seed(), training.step(), FINALISTS);
            for (int i = 0; i < TRIES * count && networks.size() < count; i++) {
                networks.add(policy.get().sample(random).dna());
            }
        } else {
            best(count).stream().takeWhile(dna -> networks.size() < count).forEach(networks::add);
        }
        return new ArrayList<>(networks);
    }

    /** Returns different networks with the best rewards, best first. */
    private List<Dna> best(int count) {
        return study().top(Math.toIntExact(trials)).stream()
                .map(trial -> trial.dna())
                .distinct()
                .limit(count)
                .toList();
    }

    private Optional<Policy> policy() {
        return proposer instanceof PolicyProposer run ? Optional.of(run.policy()) : Optional.empty();
    }

    void save(SearchState state) {
        if (trials > 0) {
            state.put("trials", TrialJson.write(provenance, store.trials()));
        }
    }

    void restore(SearchState state) {
        String saved = state.texts().get("trials");
        if (saved != null) {
            for (Trial read : TrialJson.read(saved)) {
                Trial trial = here(read);
                store.append(trial);
                trials = trial.id();
                last = trial.state() == TrialState.COMPLETED ? trial.dna() : last;
                proposer.observe(List.of(observation(trial)));
            }
        }
    }

    /** Returns a trial as one of this run: a search that goes on elsewhere, such as on a newer Java, is one study still. */
    private Trial here(Trial trial) {
        TrialRun run = trial.run();
        return new Trial(
                trial.id(),
                trial.dna(),
                trial.state(),
                trial.metrics(),
                new TrialRun(run.started(), run.elapsed(), run.worker(), provenance),
                trial.log());
    }
}
