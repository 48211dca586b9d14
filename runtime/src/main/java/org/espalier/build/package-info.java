/**
 * From tree to object: {@link org.espalier.build.Materializer} builds what a finished tree describes.
 */
@NullMarked
package org.espalier.build;

import org.jspecify.annotations.NullMarked;
