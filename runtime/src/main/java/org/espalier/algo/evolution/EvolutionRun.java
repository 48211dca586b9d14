package org.espalier.algo.evolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Problem;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Memory;
import org.espalier.algo.evolution.operation.Turn;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.internal.Seeds;

/**
 * A run of {@link Evolution}, which can be looked at.
 *
 * <p>Each proposal has the note {@code generation}: how many reproductions had happened, the one that made it included; 1 for
 * those of the start.
 */
public final class EvolutionRun implements Proposer {
    /** The note that holds the generation. */
    static final String GENERATION = "generation";

    private final Evolution settings;
    private final Problem problem;
    private final Proposer first;
    private final Memory memory = new Memory();
    private final Deque<Dna> children = new ArrayDeque<>();
    private List<Individual> population = new ArrayList<>();
    private boolean started;
    private long outcomes;
    private long generation;
    private Map<String, Object> notes = Map.of(GENERATION, 1L);

    EvolutionRun(Evolution settings, Problem problem) {
        this.settings = settings;
        this.problem = problem;
        this.first = problem.start(settings.start().algorithm());
    }

    /** Returns the living members, in the order that the update left. */
    public List<Individual> population() {
        return Collections.unmodifiableList(population);
    }

    /** Returns how many reproductions have happened; the completed start counts as one. */
    public long generation() {
        return generation;
    }

    /** Returns what the operations of the run remember. */
    public Memory memory() {
        return memory;
    }

    @Override
    public List<Proposal> propose(Request request) {
        if (request.count() == 1) {
            return List.of(next(request));
        }
        List<Proposal> proposals = new ArrayList<>(request.count());
        for (int i = 0; i < request.count(); i++) {
            proposals.add(next(request.single(i)));
        }
        return proposals;
    }

    private Proposal next(Request request) {
        if (children.isEmpty() && !started) {
            Optional<Proposal> proposal = first.propose(request).stream().findFirst();
            if (proposal.isPresent()) {
                return new Proposal(proposal.get().dna(), notes, proposal.get().known());
            }
            begin();
        }
        if (children.isEmpty()) {
            reproduce(request);
        }
        Dna child = children.poll();
        return new Proposal(
                child == null ? DnaSampler.overDecisions().sample(problem.spec(), request.random(0)) : child,
                notes,
                Optional.empty());
    }

    private void reproduce(Request request) {
        Turn turn = new Turn(problem.spec(), request.random(0), Math.max(0, request.firstTrial() - 1), memory);
        for (Individual child : settings.reproduction().apply(population, turn)) {
            children.add(child.dna());
        }
        if (!children.isEmpty()) {
            enter(generation + 1);
        }
    }

    private void enter(long newGeneration) {
        generation = newGeneration;
        notes = Map.of(GENERATION, newGeneration);
    }

    private void begin() {
        if (!started) {
            started = true;
            enter(Math.max(1, generation));
        }
    }

    @Override
    public void observe(List<Observation> completed) {
        List<Observation> ofStart = new ArrayList<>();
        for (Observation observation : completed) {
            if (!(observation.outcome() instanceof Outcome.Skipped)) {
                long born = born(observation);
                if (born <= 1) {
                    ofStart.add(observation);
                }
                add(observation, born);
            }
        }
        if (!ofStart.isEmpty()) {
            first.observe(ofStart);
        }
    }

    /** After a recovery the notes tell how many generations there were. */
    private static long born(Observation observation) {
        return observation.notes().get(GENERATION) instanceof Number number ? number.longValue() : 1;
    }

    private void add(Observation observation, long born) {
        outcomes++;
        if (outcomes >= settings.start().size()) {
            begin();
        }
        if (born > generation && born > 1) {
            enter(born);
        }
        List<Double> scores = observation.outcome() instanceof Outcome.Scored scored ? scored.values() : List.of();
        population.add(new Individual(observation.dna(), scores, observation.trial(), born));
        Turn turn = new Turn(
                problem.spec(), Seeds.random(problem.seed(), observation.trial(), Seeds.UPDATE), outcomes, memory);
        List<Individual> left = settings.update().apply(population, turn);
        population = left == population ? population : new ArrayList<>(left);
    }
}
