package org.espalier.io;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaException;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.path.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The projection between decisions and PyGlove's nodes.
 *
 * <p>Reading does not judge: whatever a node says is turned into decisions, also where it does not fit the spec, so that
 * the judgement and its message are those of the spec. Only what is no decision of any kind is refused here.
 */
final class PyGloveDecisions {
    private PyGloveDecisions() {}

    static PyGloveDna write(DnaSpec spec, Dna dna) {
        List<PyGloveDna> elements = elements(spec, dna);
        return elements.size() == 1 ? elements.get(0) : PyGloveDna.of(null, elements);
    }

    private static List<PyGloveDna> elements(DnaSpec spec, Dna dna) {
        List<PyGloveDna> elements = new ArrayList<>();
        for (int i = 0; i < dna.size(); i++) {
            elements.add(element(spec.points().get(i), dna.get(i)));
        }
        return elements;
    }

    private static PyGloveDna element(DecisionPoint point, Decision decision) {
        if (decision instanceof Decision.FloatValue real) {
            return PyGloveDna.of(real.value(), List.of());
        }
        if (decision instanceof Decision.TextValue text) {
            return PyGloveDna.of(text.value(), List.of());
        }
        if (decision instanceof Decision.IntValue number && point instanceof DecisionPoint.IntRange range) {
            return PyGloveDna.of(range.grid().indexOf(number.value()), List.of());
        }
        List<PyGloveDna> picks =
                decision.picks().stream().map(pick -> pick(point, pick)).toList();
        return picks.size() == 1 ? picks.get(0) : PyGloveDna.of(null, picks);
    }

    private static PyGloveDna pick(DecisionPoint point, Pick pick) {
        List<PyGloveDna> inner = elements(point.candidates().get(pick.index()).spec(), pick.sub());
        boolean spliced = inner.size() == 1 && inner.get(0).value() == null;
        return PyGloveDna.of((long) pick.index(), spliced ? inner.get(0).children() : inner);
    }

    static Dna read(DnaSpec spec, PyGloveDna node) {
        List<DecisionPoint> points = spec.points();
        if (node.value() == null && node.children().isEmpty()) {
            return Dna.EMPTY;
        }
        if (points.size() == 1) {
            return Dna.of(decision(points.get(0), node));
        }
        return node.value() == null ? inner(points, node.children()) : Dna.of(asItIs(node));
    }

    private static Dna inner(List<DecisionPoint> points, List<PyGloveDna> nodes) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            decisions.add(i < points.size() ? decision(points.get(i), nodes.get(i)) : asItIs(nodes.get(i)));
        }
        return Dna.of(decisions);
    }

    private static Decision decision(DecisionPoint point, PyGloveDna node) {
        List<Pick> picks;
        if (point instanceof DecisionPoint.IntRange range && node.value() instanceof Long position) {
            return value(range, position);
        } else if (point.picks() == 1 && node.value() instanceof Long) {
            picks = List.of(pick(point, node));
        } else if (point.picks() > 1 && node.value() == null && !node.children().isEmpty()) {
            picks = node.children().stream().map(child -> pick(point, child)).toList();
        } else {
            return asItIs(node);
        }
        return point instanceof DecisionPoint.Permutation ? new Decision.Order(picks) : new Decision.Chosen(picks);
    }

    private static Decision value(DecisionPoint.IntRange range, long position) {
        if (position < 0 || position >= range.grid().count()) {
            throw new DnaException(
                    "DNA of PyGlove",
                    List.of(Violation.of(
                            range.location(),
                            "a position in [0, " + range.grid().count() + ")",
                            String.valueOf(position))));
        }
        return new Decision.IntValue(range.grid().at(position));
    }

    private static Pick pick(DecisionPoint point, PyGloveDna node) {
        int index = index(node);
        if (node.children().isEmpty()) {
            return Pick.of(index);
        }
        List<DecisionPoint> points = index < point.candidates().size()
                ? point.candidates().get(index).spec().points()
                : List.of();
        boolean several = points.size() == 1
                && (points.get(0).picks() > 1 || node.children().size() > 1);
        return new Pick(
                index, inner(points, several ? List.of(PyGloveDna.of(null, node.children())) : node.children()));
    }

    private static int index(PyGloveDna node) {
        if (node.value() instanceof Long index && index >= 0 && index <= Integer.MAX_VALUE) {
            return index.intValue();
        }
        throw unreadable("a candidate number in [0, inf)", PyGloveText.repr(node.value()));
    }

    /** The decision that a node looks like when nothing is known about its point. */
    private static Decision asItIs(PyGloveDna node) {
        @Nullable Object value = node.value();
        if (value instanceof Double real) {
            return new Decision.FloatValue(real);
        }
        if (value instanceof String text) {
            return new Decision.TextValue(text);
        }
        if (value != null) {
            return new Decision.Chosen(List.of(pickAsItIs(node)));
        }
        if (node.children().isEmpty()) {
            throw unreadable("a decision", "nothing");
        }
        return new Decision.Chosen(
                node.children().stream().map(PyGloveDecisions::pickAsItIs).toList());
    }

    private static Pick pickAsItIs(PyGloveDna node) {
        return new Pick(
                index(node),
                Dna.of(node.children().stream().map(PyGloveDecisions::asItIs).toList()));
    }

    private static DnaException unreadable(String expected, String found) {
        return new DnaException("DNA of PyGlove: expected " + expected + ", found " + found);
    }
}
