/**
 * Searches driven from another language: requests and answers as lines of JSON.
 *
 * <p>{@link org.espalier.samples.ask.AskTell} answers one request after the other and knows nothing of streams; {@link
 * org.espalier.samples.ask.SpaceFile} reads what is searched. The protocol stands in {@code docs/ask-and-tell.md}.
 */
@NullMarked
package org.espalier.samples.ask;

import org.jspecify.annotations.NullMarked;
