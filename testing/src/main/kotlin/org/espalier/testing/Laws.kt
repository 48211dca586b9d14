package org.espalier.testing

import io.kotest.core.factory.TestFactory
import io.kotest.core.spec.style.stringSpec

/**
 * The [laws] as tests of Kotest, one for each: `class MyRuleSpec : StringSpec({ include(laws(RuleLaws.of(rule, tree))) })`.
 */
public fun laws(laws: List<Law>): TestFactory = stringSpec {
    laws.forEach { law -> law.name { law.verify() } }
}
