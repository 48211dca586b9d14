package org.espalier.geno;

import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.Order;
import org.espalier.geno.Decision.TextValue;

/** The total order of decisions and DNA, which never throws and agrees with equality. */
final class DecisionOrder {
    private DecisionOrder() {}

    static int compare(Decision a, Decision b) {
        if (a instanceof FloatValue x && b instanceof FloatValue y) {
            return Double.compare(x.value(), y.value());
        }
        if (a instanceof IntValue x && b instanceof IntValue y) {
            return Long.compare(x.value(), y.value());
        }
        if (a instanceof TextValue x && b instanceof TextValue y) {
            return x.value().compareTo(y.value());
        }
        return rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : comparePicks(a.picks(), b.picks());
    }

    static int compare(Dna a, Dna b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int comparePicks(List<Pick> a, List<Pick> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i).index(), b.get(i).index());
            if (order == 0) {
                order = compare(a.get(i).sub(), b.get(i).sub());
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int rank(Decision decision) {
        if (decision instanceof Chosen) {
            return 0;
        }
        if (decision instanceof Order) {
            return 1;
        }
        return decision instanceof FloatValue ? 2 : decision instanceof IntValue ? 3 : 4;
    }
}
