/** The main job in Java: baseline, space, search and comparison. */
@NullMarked
package org.espalier.samples.demo.java;

import org.jspecify.annotations.NullMarked;
