/**
 * A tree with undecided nodes, compiled for search: its decisions as a DNA spec, and the way from DNA to children and
 * back.
 *
 * <p>Start with {@link org.espalier.space.SearchSpace}. This package and {@code hyper} are the only places that translate
 * between trees and genotypes.
 */
@NullMarked
package org.espalier.space;

import org.jspecify.annotations.NullMarked;
