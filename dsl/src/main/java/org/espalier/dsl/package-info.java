/**
 * The Kotlin words over the runtime: one line each, no algorithm, no validation, no state.
 *
 * <p>Start with {@code Hypers.kt} (what is undecided), {@code Symbolize.kt} (nodes of your own classes) and {@code
 * Sampling.kt} (the loop). For every word there is a Java expression that makes an equal tree.
 */
@NullMarked
package org.espalier.dsl;

import org.jspecify.annotations.NullMarked;
