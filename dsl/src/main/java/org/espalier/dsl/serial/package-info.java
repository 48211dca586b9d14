/**
 * Trees and kotlinx.serialization: nodes of {@code @Serializable} classes, without reflection, and serializers for trees,
 * DNA, specs, differences and patches inside such classes.
 *
 * <p>Start with {@code serialClass} and {@code espalierModule}.
 */
@NullMarked
package org.espalier.dsl.serial;

import org.jspecify.annotations.NullMarked;
