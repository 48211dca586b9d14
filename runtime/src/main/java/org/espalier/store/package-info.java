/**
 * Where a study keeps its trials.
 *
 * <p>Start with {@link org.espalier.store.TrialStore}; {@link org.espalier.store.InMemoryTrialStore} keeps a million
 * trials in little more than the memory of their DNA.
 */
@NullMarked
package org.espalier.store;

import org.jspecify.annotations.NullMarked;
