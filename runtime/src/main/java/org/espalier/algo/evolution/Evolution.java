package org.espalier.algo.evolution;

import org.espalier.algo.MultiObjective;
import org.espalier.algo.Problem;
import org.espalier.algo.evolution.mutate.Mutator;
import org.espalier.algo.evolution.operation.Individual;
import org.espalier.algo.evolution.operation.Operation;
import org.espalier.algo.evolution.select.Top;

/**
 * Evolution in its general form: a start, how children are made, and who survives.
 *
 * <ol>
 *   <li>Until {@code start.size()} outcomes were observed, DNA comes from the start.
 *   <li>Then {@code reproduction} makes children of the population, with the random stream of the trial that asks for one.
 *       If it makes several, they are proposed one after the other before it is asked again.
 *   <li>Each outcome enters the population, and {@code update} says who is left. Failed and infeasible trials enter without
 *       scores and rank last; skipped trials do not enter.
 * </ol>
 *
 * If no child can be made, because all outcomes are still awaited, the trial gets a random DNA. The population is as large as
 * {@code update} leaves it, and so is the memory of a run. The step of schedules is the number of trials before in
 * {@code reproduction}, the number of outcomes so far in {@code update}.
 *
 * <pre>{@code
 * new Evolution(Start.random(20), new Tournament(5).then(new PointMutation()), new Last<Individual>(50))
 * }</pre>
 *
 * <p>The loop is that of PyGlove's {@code Evolution} (Peng et al., "PyGlove: symbolic programming for automated machine
 * learning", NeurIPS 2020).
 *
 * @param start the first members
 * @param reproduction makes children of the population
 * @param update selects the survivors, each time an outcome entered
 */
public record Evolution(
        Start start, Operation<Individual, Individual> reproduction, Operation<Individual, Individual> update)
        implements MultiObjective {

    /**
     * Returns hill climbing: the best so far gets {@code batch} mutated children, and only the best survives.
     *
     * @throws IllegalArgumentException if {@code start < 1}
     */
    public static Evolution hillClimb(Mutator mutator, int batch, int start) {
        return new Evolution(Start.random(start), new Top(1).then(mutator.times(batch)), new Top(1));
    }

    @Override
    public EvolutionRun start(Problem problem) {
        return new EvolutionRun(this, problem);
    }
}
