/** Joint, separate and factorized search, compared; {@link org.espalier.benchmarks.flows.FlowCommand}. */
@NullMarked
package org.espalier.benchmarks.flows;

import org.jspecify.annotations.NullMarked;
