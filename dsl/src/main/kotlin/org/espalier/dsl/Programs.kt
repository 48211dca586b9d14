package org.espalier.dsl

import org.espalier.hyper.CustomHyper
import org.espalier.program.NodeChange
import org.espalier.program.Place
import org.espalier.program.PlaceWeights
import org.espalier.program.Programs
import org.espalier.symbol.Symbol
import org.espalier.symbol.TypeRegistry
import java.util.random.RandomGenerator

/**
 * A program that evolves from [initial], node by node: [change] makes the nodes that replace others or are inserted, and
 * [weights] says which places are edited how often.
 *
 * @throws IllegalArgumentException if [initial] cannot be written as text or read back with [types]
 */
public fun <T : Any> evolve(
    initial: Symbol<T>,
    types: TypeRegistry,
    weights: PlaceWeights = PlaceWeights.EQUAL,
    change: (Place, RandomGenerator) -> Any?,
): CustomHyper<T> = Programs.evolve(initial, NodeChange { place, random -> change(place, random) }, weights, types)
