/**
 * Define-by-run: ordinary code asks for its decisions while it runs, and the space is discovered by running it.
 *
 * <pre>{@code
 * Symbol<Network> space = Traced.symbol("network", trace -> {
 *   int layers = trace.intv("layers", 1, 4);
 *   boolean norm = trace.oneOf("norm", true, false);
 *   double momentum = norm ? trace.floatv("momentum", 0.5, 0.99) : 0;    // asked for only if norm is true
 *   return new Network(layers, norm, momentum);
 * });
 * Study.of(space).start().run(100, Network::accuracy);
 * }</pre>
 *
 * <p>What comes out is a tree as any other: it can be sampled by every algorithm, saved, compared and encoded. Start with
 * {@link org.espalier.trace.Traced}.
 */
@NullMarked
package org.espalier.trace;

import org.jspecify.annotations.NullMarked;
