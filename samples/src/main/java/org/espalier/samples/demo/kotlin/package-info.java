/** The main job in Kotlin: baseline, space, search and comparison. */
@NullMarked
package org.espalier.samples.demo.kotlin;

import org.jspecify.annotations.NullMarked;
