/**
 * Search over networks that the Deep Java Library builds and trains.
 *
 * <p>Layers are symbol types like any other; start reading at the packages below.
 */
@NullMarked
package org.espalier.djl;

import org.jspecify.annotations.NullMarked;
