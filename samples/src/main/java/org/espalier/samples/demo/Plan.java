package org.espalier.samples.demo;

import org.espalier.algo.Algorithm;
import org.espalier.study.ProgressListener;

/**
 * How to search.
 *
 * @param algorithm what proposes networks
 * @param trials how many networks to try, in {@code [1, inf)}
 * @param workers how many of them at the same time, in {@code [1, inf)}
 * @param seed decides what the algorithm proposes
 * @param progress is told of every trial that ends
 */
public record Plan(Algorithm algorithm, int trials, int workers, long seed, ProgressListener progress) {}
