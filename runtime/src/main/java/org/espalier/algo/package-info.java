/**
 * The protocol between a study and a search algorithm.
 *
 * <p>An {@link org.espalier.algo.Algorithm} is an immutable description, normally a record;
 * {@link org.espalier.algo.Algorithm#start} makes a {@link org.espalier.algo.Proposer}, the state of one run. The study
 * asks it to {@link org.espalier.algo.Proposer#propose propose} DNA and tells it what came out by
 * {@link org.espalier.algo.Proposer#observe observe}. An algorithm sees the shape of the decisions
 * ({@link org.espalier.geno.DnaSpec}) and nothing else: neither trees nor the objects built from them.
 *
 * <pre>{@code
 * Problem problem = Problem.of(spec, Objective.maximize("accuracy"), seed);
 * Proposer proposer = problem.start(new RegularizedEvolution());
 * for (long trial = 1; trial <= 200; trial++) {
 *   Proposal proposal = proposer.propose(problem.request(trial)).get(0);
 *   Outcome outcome = Outcome.scored(evaluate(proposal.dna()));
 *   proposer.observe(List.of(Observation.of(trial, proposal, outcome)));
 * }
 * }</pre>
 *
 * Start with {@link org.espalier.algo.Proposer}. Ready-made algorithms are in {@link org.espalier.algo.basic} and
 * {@link org.espalier.algo.evolution}.
 */
@NullMarked
package org.espalier.algo;

import org.jspecify.annotations.NullMarked;
