/**
 * Programs that edit programs: changes by path, all or nothing, and rules that rewrite a whole tree.
 *
 * <p>{@link org.espalier.rewrite.Edits} changes named places; a {@link org.espalier.rewrite.Rule} changes whatever it
 * recognises, without knowing the tree around it:
 *
 * <pre>{@code
 * Edits.set("optimizer.rate", 0.02).set("epochs", 1).apply(experiment);
 * Rule.onField(FILTERS, f -> oneOf(f / 2, f, f * 2)).rewrite(experiment);   // a program becomes a search space
 * }</pre>
 */
@NullMarked
package org.espalier.rewrite;

import org.jspecify.annotations.NullMarked;
