package org.espalier.algo.cma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;

/** A run of {@link CmaEs}. */
final class CmaRun implements Proposer {
    private final CmaEs settings;
    private final Problem problem;
    private final DnaSpec spec;
    private final Proposer skeletons;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    CmaRun(CmaEs settings, Problem problem) {
        this.settings = settings;
        this.problem = problem;
        this.spec = problem.spec();
        this.skeletons = new Problem(Skeleton.of(spec), problem.objectives(), problem.seed()).start(settings.others());
    }

    @Override
    public List<Proposal> propose(Request request) {
        List<Dna> pending =
                request.pending().stream().map(dna -> Skeleton.of(spec, dna)).toList();
        List<Proposal> drawn = skeletons.propose(
                new Request(request.seed(), request.firstTrial(), request.count(), request.attempt(), pending));
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            // The numbers must not repeat the chance that drew the skeleton: they take the stream split off from it.
            RandomGenerator random =
                    new java.util.SplittableRandom(request.random(i).nextLong()).split();
            proposals.add(Proposal.of(complete(drawn.get(i).dna(), random)));
        }
        return proposals;
    }

    private Dna complete(Dna skeleton, RandomGenerator random) {
        List<DecisionPoint> numbers = Skeleton.numbers(spec, skeleton);
        if (numbers.isEmpty()) {
            return Skeleton.fill(spec, skeleton, point -> Skeleton.at(point, 0));
        }
        double[] places = leaf(skeleton, numbers).draw(random);
        int[] next = {0};
        return Skeleton.fill(spec, skeleton, point -> Skeleton.at(point, places[next[0]++]));
    }

    private Leaf leaf(Dna skeleton, List<DecisionPoint> numbers) {
        return leaves.computeIfAbsent(Skeleton.key(spec, skeleton), key -> {
            double[] halfCells =
                    numbers.stream().mapToDouble(Skeleton::halfCell).toArray();
            return new Leaf(settings, halfCells, problem.seed() + key.hashCode());
        });
    }

    @Override
    public void observe(List<Observation> completed) {
        List<Observation> reduced = new ArrayList<>();
        for (Observation observation : completed) {
            if (!(observation.outcome() instanceof Outcome.Skipped)) {
                Dna skeleton = Skeleton.of(spec, observation.dna());
                reduced.add(new Observation(
                        observation.trial(),
                        skeleton,
                        observation.outcome(),
                        Map.of(),
                        observation.step(),
                        observation.cost()));
                learn(skeleton, observation);
            }
        }
        skeletons.observe(reduced);
    }

    private void learn(Dna skeleton, Observation observation) {
        List<DecisionPoint> numbers = Skeleton.numbers(spec, skeleton);
        if (!numbers.isEmpty()) {
            List<Decision> values = new ArrayList<>();
            Skeleton.read(spec, observation.dna(), values);
            double[] places = new double[values.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = Skeleton.place(numbers.get(i), values.get(i));
            }
            leaf(skeleton, numbers).learn(places, observation.outcome().score());
        }
    }
}
