/**
 * The case study: six programs, each a rewriting of one before in a few lines, from a network written down to searches of
 * three spaces by three algorithms; and the table that compares what they found and what it cost.
 *
 * <p>The programs stand twice: in Kotlin ({@code org.espalier.samples.casestudy.kotlin}) and in Java ({@code
 * org.espalier.samples.casestudy.java}). This package runs them, trains what they found, counts their lines and prints the
 * table.
 */
@NullMarked
package org.espalier.samples.casestudy;

import org.jspecify.annotations.NullMarked;
