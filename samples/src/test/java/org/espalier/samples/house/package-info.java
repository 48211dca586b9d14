/**
 * The rules of the house as tests: layers, sizes, documentation, the recorded public API, the code of the guides.
 *
 * <p>They stand in the last module of the reactor, which sees the sources and classes of all others. Start reading at
 * {@link org.espalier.samples.house.LayeringTest}.
 */
@NullMarked
package org.espalier.samples.house;

import org.jspecify.annotations.NullMarked;
