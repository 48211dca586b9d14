/**
 * The same experiment without trees: hyper-parameter containers as one writes them by hand, and how many lines that takes.
 *
 * <p>{@link org.espalier.samples.notebook.comparison.Components} are the components that both styles make configurable; the
 * styles stand side by side in {@code comparison.kotlin} and {@code comparison.java}. In each, {@code Containers} and
 * {@code Symbols} are what is written once for the components, {@code UseOf...} is what is written for an experiment.
 */
@NullMarked
package org.espalier.samples.notebook.comparison;

import org.jspecify.annotations.NullMarked;
