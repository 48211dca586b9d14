/**
 * The search loop: hand out children of a space, take reports, let an algorithm learn from them.
 *
 * <p>Start with {@link org.espalier.study.Study}.
 *
 * <pre>{@code
 * Study<Trainer> study = Study.of(space).algorithm(new RegularizedEvolution()).seed(7).start();
 * for (Sample<Trainer> sample : study.sample(100)) {
 *   sample.report(sample.value().train());
 * }
 * System.out.println(study.best().symbol());
 * }</pre>
 *
 * The same with worker threads: {@code study.run(100, Trainer::train)}.
 */
@NullMarked
package org.espalier.study;

import org.jspecify.annotations.NullMarked;
