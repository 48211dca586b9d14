/**
 * Views of a study for people: a progress line while it runs, tables and trees when it is over.
 *
 * <p>Start with {@link org.espalier.report.TextReport} and {@link org.espalier.report.TerminalProgress}.
 */
@NullMarked
package org.espalier.report;

import org.jspecify.annotations.NullMarked;
