/**
 * Views for people: a progress line while a study runs, tables and trees when it is over, pages for looking at trees,
 * search spaces and differences.
 *
 * <p>Start with {@link org.espalier.report.TextReport}, {@link org.espalier.report.TerminalProgress} and
 * {@link org.espalier.report.SymbolHtml}.
 */
@NullMarked
package org.espalier.report;

import org.jspecify.annotations.NullMarked;
