@NullMarked
package org.espalier.dsl.source;

import org.jspecify.annotations.NullMarked;
