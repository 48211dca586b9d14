package org.espalier.testing;

/**
 * One thing that must always hold of an extension, as a check with a name; see {@link HyperLaws} and {@link RuleLaws}.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> laws() {                                            // JUnit
 *   return HyperLaws.of(MY_HYPER).stream().map(law -> dynamicTest(law.name(), law::verify));
 * }
 *
 * class MyHyperSpec : StringSpec({ include(laws(HyperLaws.of(myHyper))) })   // Kotest
 * }</pre>
 *
 * @param name what must hold, in words
 * @param check throws an {@link AssertionError} that says where it does not hold
 */
public record Law(String name, Runnable check) {
    /**
     * Checks the law.
     *
     * @throws AssertionError if it does not hold
     */
    public void verify() {
        check.run();
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
