package org.espalier.samples.casestudy;

import java.util.function.Supplier;

/**
 * A row of the table.
 *
 * @param space what is searched, and what it was made of
 * @param algorithm how it is searched
 * @param program finds a network; runs for as long as the search takes
 */
public record Step(String space, String algorithm, Supplier<Found> program) {}
