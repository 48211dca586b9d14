/**
 * Multi-fidelity search: many DNA are evaluated a little, the best of them further.
 *
 * <p>These algorithms decide how far each trial goes. A proposal carries a {@link org.espalier.algo.TrialBudget}: the step up to which
 * the trial is to be evaluated, and, where a DNA goes on to the next rung, the trial whose checkpoint can be continued. Each rung of a
 * DNA is a trial of its own, so a run is recovered from its trials alone, and another DNA may be tried while one waits.
 *
 * <pre>{@code
 * Study<Net> study = Study.of(space).algorithm(new Asha(Rungs.of(1, 81, 3))).start();
 * for (Sample<Net> sample : study.sample(500)) {
 *   Net net = sample.resumes().isPresent() ? load(sample.resumes().getAsLong()) : sample.value();
 *   sample.report(train(net, sample.budget().getAsLong()));      // up to this epoch, in all
 *   save(sample.id(), net);
 * }
 * }</pre>
 *
 * Start with {@link org.espalier.algo.fidelity.Asha}, which never waits. Rules that stop trials from outside are in the package
 * {@code stop}: they suit evaluations that cannot be continued later.
 */
@NullMarked
package org.espalier.algo.fidelity;

import org.jspecify.annotations.NullMarked;
