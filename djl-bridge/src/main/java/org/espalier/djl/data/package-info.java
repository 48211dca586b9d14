/**
 * Labelled images in plain Java memory, and where they come from.
 *
 * <p>Start with {@link org.espalier.djl.data.DataSource}, the description of a data set, and {@link
 * org.espalier.djl.data.ImageSplits}, what loading one gives: three disjoint {@link
 * org.espalier.djl.data.ImageSet}s. Nothing here touches a deep-learning engine, except {@link
 * org.espalier.djl.data.DjlDatasetSource}, which asks DJL for its own data sets.
 */
@NullMarked
package org.espalier.djl.data;

import org.jspecify.annotations.NullMarked;
