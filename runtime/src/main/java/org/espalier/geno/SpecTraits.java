package org.espalier.geno;

import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;

/**
 * What is cheap to know about a spec, however large its space is.
 *
 * @param finite whether no range of reals and no custom decision is inside
 * @param sites number of decision sites, active or not: those inside a candidate count once for each pick; at most 2^61
 */
record SpecTraits(boolean finite, long sites) {
    private static final long MANY = 1L << 61;

    static SpecTraits of(DnaSpec spec) {
        boolean finite = true;
        long sites = 0;
        for (DecisionPoint point : spec.points()) {
            SpecTraits traits = of(point);
            finite &= traits.finite;
            sites = Math.min(MANY, sites + traits.sites);
        }
        return new SpecTraits(finite, sites);
    }

    static SpecTraits of(DecisionPoint point) {
        boolean finite = !(point instanceof FloatRange || point instanceof Custom);
        long inside = 0;
        for (Candidate candidate : point.candidates()) {
            SpecTraits traits = candidate.spec().traits();
            finite &= traits.finite;
            inside = Math.min(MANY, inside + traits.sites);
        }
        boolean many = point.picks() > 0 && inside > MANY / point.picks();
        return new SpecTraits(finite, many ? MANY : Math.min(MANY, 1 + inside * point.picks()));
    }
}
