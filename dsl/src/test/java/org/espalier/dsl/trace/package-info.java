@NullMarked
package org.espalier.dsl.trace;

import org.jspecify.annotations.NullMarked;
