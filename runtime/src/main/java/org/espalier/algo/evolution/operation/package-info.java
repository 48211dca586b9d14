/**
 * The algebra in which evolution is written: operations from lists to lists, and ways to combine them.
 *
 * <p>An {@link org.espalier.algo.evolution.operation.Operation} selects, changes or makes items: selectors, mutators and
 * recombinators are operations. What they share is the {@link org.espalier.algo.evolution.operation.Turn}: the space, a
 * random stream, the step, and a memory.
 *
 * <pre>{@code
 * Operation<Individual, Individual> children = new Tournament(8)              // one parent ...
 *         .then(new PointMutation())                                        // ... gets a mutated child,
 *         .times(4)                                                         // four times,
 *         .plus(new Top(2).then(new UniformCrossover()));                   // and one child has two parents
 * }</pre>
 *
 * <table>
 * <caption>Java and Kotlin</caption>
 * <tr><th>Java</th><th>Kotlin</th><th>what it gives</th></tr>
 * <tr><td>{@code a.then(b)}</td><td>{@code a then b}</td><td>b of the output of a</td></tr>
 * <tr><td>{@code a.plus(b)}</td><td>{@code a + b}</td><td>both outputs, one after the other</td></tr>
 * <tr><td>{@code a.or(b)}</td><td>{@code a or b}</td><td>items of either, each once</td></tr>
 * <tr><td>{@code a.and(b)}</td><td>{@code a and b}</td><td>items of both</td></tr>
 * <tr><td>{@code a.minus(b)}</td><td>{@code a - b}</td><td>items of a that are not among those of b</td></tr>
 * <tr><td>{@code a.xor(b)}</td><td>{@code a xor b}</td><td>items of exactly one of them</td></tr>
 * <tr><td>{@code not(a)}</td><td>{@code !a}</td><td>inputs that are not among the output of a</td></tr>
 * <tr><td>{@code a.times(3)}</td><td>{@code a * 3}</td><td>the outputs of three runs on the same input</td></tr>
 * <tr><td>{@code power(a, 3)}</td><td>{@code a pow 3}</td><td>{@code a.then(a).then(a)}</td></tr>
 * <tr><td>{@code a.slice(Bounds.of(0, 2))}</td><td>{@code a[0..1]}</td><td>a part of the output</td></tr>
 * </table>
 *
 * Sets are sets of <em>objects</em>: two equal items are two, the same item twice is one. Operations are immutable, compare
 * by value and print as the formula that they are. The ideas are those of PyGlove's evolution operators.
 */
@NullMarked
package org.espalier.algo.evolution.operation;

import org.jspecify.annotations.NullMarked;
