package org.espalier.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.espalier.algo.Objective;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.basic.QuasiRandom;
import org.espalier.algo.bayes.gp.Bayesian;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Scale;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One trial of model-based search, proposal and observation, after so many others; ten reals and a bent bowl. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, batchSize = ModelBenchmark.TRIALS)
@Measurement(iterations = 6, batchSize = ModelBenchmark.TRIALS)
@Fork(1)
public class ModelBenchmark {
    /** Trials in one measurement, so that refits are in it; the time reported is that of all of them. */
    static final int TRIALS = 40;

    private static final int SIZE = 10;

    /** Trials before the measured ones. */
    @Param({"60", "160", "460", "960"})
    public int before;

    private final Problem problem = Problem.of(spec(), Objective.minimize("loss"), 5);
    private Proposer proposer = problem.start(new Bayesian());
    private long trial;

    /** Creates the benchmark; called by JMH. */
    public ModelBenchmark() {}

    /** Starts a run, observes the trials before, and fits the first model. */
    @Setup(Level.Iteration)
    public void observe() {
        proposer = problem.start(new Bayesian());
        Proposer even = problem.start(new QuasiRandom());
        for (trial = 1; trial <= before; trial++) {
            observe(even.propose(problem.request(trial)).get(0));
        }
        proposer.propose(problem.request(trial));
    }

    /** Proposes and observes one trial. */
    @Benchmark
    public Object gaussianProcess() {
        Proposal proposal = proposer.propose(problem.request(trial)).get(0);
        observe(proposal);
        trial++;
        return proposal;
    }

    private void observe(Proposal proposal) {
        proposer.observe(List.of(Observation.of(trial, proposal, Outcome.scored(-loss(proposal.dna())))));
    }

    private static double loss(Dna dna) {
        double loss = 0;
        double previous = 0;
        for (int i = 0; i < SIZE; i++) {
            double x = ((FloatValue) dna.get(i)).value() - 0.3 - 0.04 * i;
            loss += x * x + Math.abs(x * previous);
            previous = x;
        }
        return loss;
    }

    private static DnaSpec spec() {
        List<DecisionPoint> points = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            points.add(new FloatRange(Path.parse("x" + i), 0, 1, Scale.LINEAR, Tags.NONE));
        }
        return DnaSpec.of(points);
    }
}
