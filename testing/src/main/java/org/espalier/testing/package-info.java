/**
 * What a user needs to unit-test a search space, an algorithm or a trial store.
 */
@NullMarked
package org.espalier.testing;

import org.jspecify.annotations.NullMarked;
