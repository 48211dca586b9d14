/**
 * Programs that evolve as a whole: the value of a decision is a tree, and a mutation edits one node of it.
 *
 * <pre>{@code
 * var layers = Programs.evolve(network, (place, random) -> place.kind() == Place.Kind.INSERT
 *         ? CONV.symbol(8 << random.nextInt(4), 3)
 *         : place.node().orElseThrow(), types);
 * Study.of(layers).algorithm(Evolution.hillClimb(new PointMutation(), 1, 1)).start();
 * }</pre>
 *
 * Start with {@link org.espalier.program.Programs}. Where the shape of all programs is known beforehand, a space of ordinary
 * choices is better: algorithms see into it. The idea is PyGlove's {@code evolve}.
 */
@NullMarked
package org.espalier.program;

import org.jspecify.annotations.NullMarked;
