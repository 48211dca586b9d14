/**
 * Policy-gradient search: a distribution over DNA whose parameters climb the expected score.
 *
 * <p>Start with {@link org.espalier.algo.rl.Policy}: one distribution for each decision of a space,
 *
 * <pre>
 *   log pi(x) = sum over the active decisions d of x:  log pi_d(x_d | the picks of d before it)
 * </pre>
 *
 * Decisions that a DNA does not have do not act, are not judged and do not move. {@link org.espalier.algo.rl.Reinforce} and
 * {@link org.espalier.algo.rl.Ppo} are two ways to learn from scores; networks with shared weights drive the same policy.
 *
 * <p>Sources: Williams, "Simple statistical gradient-following algorithms for connectionist reinforcement learning", Machine
 * Learning 1992, equation 11; Schulman et al., "Proximal policy optimization algorithms", arXiv 1707.06347, equation 7; Bender et
 * al., "Can weight sharing outperform random architecture search? An investigation with TuNAS", CVPR 2020, section 3; Kingma, Ba,
 * "Adam", ICLR 2015, algorithm 1; Luce, "Individual choice behavior", 1959, and Plackett, "The analysis of permutations",
 * 1975, for orders.
 */
@NullMarked
package org.espalier.algo.rl;

import org.jspecify.annotations.NullMarked;
