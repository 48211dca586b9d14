package org.espalier.geno

import io.kotest.common.ExperimentalKotest
import io.kotest.property.Arb
import io.kotest.property.PropTestConfig
import io.kotest.property.checkAll

/** Checks a law on [times] values of [values]; the same [seed] gives the same values. */
@OptIn(ExperimentalKotest::class)
suspend fun <A> law(seed: Long, times: Int, values: Arb<A>, holds: suspend (A) -> Unit) {
    checkAll(PropTestConfig(seed = seed, iterations = times), values) { holds(it) }
}

/** Checks a law on [times] pairs. */
@OptIn(ExperimentalKotest::class)
suspend fun <A, B> law(seed: Long, times: Int, first: Arb<A>, second: Arb<B>, holds: suspend (A, B) -> Unit) {
    checkAll(PropTestConfig(seed = seed, iterations = times), first, second) { a, b -> holds(a, b) }
}
