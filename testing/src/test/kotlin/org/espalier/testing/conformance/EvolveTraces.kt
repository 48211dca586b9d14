package org.espalier.testing.conformance

import org.espalier.algo.Objective
import org.espalier.algo.Observation
import org.espalier.algo.Outcome
import org.espalier.algo.Problem
import org.espalier.algo.evolution.Evolution
import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.algo.evolution.Start
import org.espalier.algo.evolution.mutate.PointMutation
import org.espalier.algo.evolution.operation.Condition
import org.espalier.algo.evolution.operation.Individual
import org.espalier.algo.evolution.operation.Operation
import org.espalier.algo.evolution.operation.Operations
import org.espalier.algo.evolution.operation.Slot
import org.espalier.algo.evolution.select.CrowdingSort
import org.espalier.algo.evolution.select.First
import org.espalier.algo.evolution.select.NonDominatedSort

/** Populations over time: the same rewards for any proposals leave the same members. */
internal class EvolveTraces(private val view: SpaceView) {
    fun run(case: Map<String, Any?>, report: CaseReport) {
        val steps = case.maps("trace")
        val objectives = (steps.first()["reward"] as? List<*>)?.size ?: 1
        val problem = Problem(view.spec, List(objectives) { Objective.maximize("r$it") }, 1)
        val run = algorithm(case.map("algorithm")).start(problem)
        for (step in steps) {
            val trial = step["proposal"] as Long
            val proposal = run.propose(problem.request(trial)).single()
            val generation = proposal.notes()["generation"]
            report.same("$trial: generation", step["generation"], generation)
            report.same("$trial: initial", step["initial"], generation == 1L)
            val reward = step["reward"].let {
                if (it is List<*>) EvolveRunner.doubles(it) else listOf(EvolveRunner.double(it))
            }
            run.observe(listOf(Observation.of(trial, proposal, Outcome.Scored(reward))))
            report.same("$trial: population", step["population"], run.population().map { it.trial() })
            report.same("$trial: num_generations", step["num_generations"], run.generation())
            if (step["elites"] != null) {
                report.same("$trial: elites", step["elites"], run.memory().get(ELITES).map { it.trial() })
            }
            if (step["elite_cursor"] != null) {
                report.same("$trial: elite_cursor", step["elite_cursor"], run.memory().get(CURSOR))
            }
        }
    }

    private fun algorithm(settings: Map<String, Any?>): Evolution {
        fun int(key: String) = (settings[key] as Long).toInt()
        return when (val name = settings.text("name")) {
            "regularized_evolution" -> RegularizedEvolution(int("population_size"), int("tournament_size")).evolution()
            "hill_climb" -> Evolution.hillClimb(PointMutation(), int("batch_size"), int("init_population_size"))
            "nsga2" -> nsga2(int("population_size"))
            else -> throw ConformanceException("algorithm: expected a known one, found '$name'")
        }
    }

    /** PyGlove's NSGA-II, in which the elites get one mutated child each, in turn. */
    private fun nsga2(size: Int): Evolution {
        val elites: Operation<Individual, Individual> = Operations.recall(ELITES)
        val next: Operation<Individual, Individual> =
            Operation { individuals, turn ->
                val cursor = turn.memory().get(CURSOR)
                turn.memory().put(CURSOR, (cursor + 1) % individuals.size)
                listOf(individuals[cursor.toInt()])
            }
        val sorted = NonDominatedSort().then(CrowdingSort().each()).then(Operations.flatten())
        return Evolution(
            Start.random(2 * size),
            elites.then(next).then(PointMutation()),
            Operations.`when`(
                Condition.atLeast(size),
                elites
                    .plus(Operations.identity())
                    .then(sorted)
                    .then(First(size))
                    .remember<Individual>(ELITES)
                    .setting(CURSOR, 0L),
            ),
        )
    }

    private companion object {
        val ELITES = Slot<List<Individual>>("elites", emptyList())
        val CURSOR = Slot("cursor", 0L)
    }
}
