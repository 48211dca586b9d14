package org.espalier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    /** Among 10^6 random 64-bit numbers two are equal with probability 3 * 10^-8. */
    @Test
    void streamsOfDifferentTrialsAttemptsAndStudiesDiffer() {
        Set<Long> seeds = new HashSet<>();
        for (long study = -5; study < 5; study++) {
            for (long trial = 1; trial <= 10_000; trial++) {
                for (long stream = 0; stream < 5; stream++) {
                    seeds.add(Seeds.mix(study, trial, stream));
                }
                for (long stream = 0; stream < 5; stream++) {
                    seeds.add(Seeds.mix(study, trial, Seeds.USER + stream));
                }
            }
        }
        assertThat(seeds).hasSize(1_000_000);
    }

    /** Chi-square over 10 cells: 27.9 is exceeded by chance once in 1 000 choices of the constants, 33.7 in 10 000. */
    @Test
    void firstDrawsOfConsecutiveTrialsAreUniform() {
        int[] counts = new int[10];
        for (long trial = 1; trial <= 100_000; trial++) {
            counts[Seeds.random(7, trial, Seeds.PROPOSAL).nextInt(10)]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += Math.pow(count - 10_000, 2) / 10_000;
        }
        assertThat(chiSquare).isLessThan(33.7);
    }

    /** One changed bit of the trial id changes half of the 64 bits: the mean of 1 000 flips has a deviation of 0.13. */
    @Test
    void neighbouringTrialsShareNothing() {
        int flipped = 0;
        for (long trial = 1; trial <= 1_000; trial++) {
            flipped += Long.bitCount(Seeds.mix(1, trial, 0) ^ Seeds.mix(1, trial ^ 1, 0));
        }
        assertThat(flipped / 1_000.0).isBetween(31.3, 32.7);
    }

    @Test
    void streamsAreReproducible() {
        assertThat(Seeds.mix(1, 2, 3)).isEqualTo(Seeds.mix(1, 2, 3));
        assertThat(Seeds.random(1, 2, 3).nextLong())
                .isEqualTo(Seeds.random(1, 2, 3).nextLong());
    }
}
