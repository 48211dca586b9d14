/**
 * What the author of a class says about it where it is written: names, limits, defaults and descriptions of the components of
 * a record or the parameters of a constructor.
 *
 * <pre>{@code
 * @Symbolic(name = "vision.Conv", formerly = "Conv")
 * record Conv(
 *     @Range(min = 1, max = 4096) @Doc("output channels") int filters,
 *     @OneOf({"1", "3", "5"}) @Default("3") int kernel,
 *     @Matches(value = "[a-z]+", meaning = "a lower-case word") String activation) {}
 *
 * SymbolType<Conv> conv = SymbolType.of(Conv.class);
 * }</pre>
 *
 * <p>Annotations are optional: the same limits can be stated outside of the class, with {@code SymbolType.constrain}. Wrong
 * use, such as a range on a text, is reported when the type is made, all problems at once.
 */
@NullMarked
package org.espalier.annotation;

import org.jspecify.annotations.NullMarked;
