package org.espalier.algo.rl;

/** What adds up over the decisions of one DNA. */
final class Tally {
    double logProbability;
    double entropy;
}
