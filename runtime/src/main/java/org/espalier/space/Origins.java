package org.espalier.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.Pick;
import org.espalier.hyper.OneOf;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;
import org.jspecify.annotations.Nullable;

/** Walks a template along a DNA, as binding does, and writes down which candidate each part of the child came from. */
final class Origins {
    private final Map<Path, Path> found;
    private final @Nullable Decision[] tied;
    private final Dna dna;
    private int next;

    private Origins(Map<Path, Path> found, @Nullable Decision[] tied, Dna dna) {
        this.found = found;
        this.tied = tied;
        this.dna = dna;
    }

    static Map<Path, Path> of(Scope scope, int ties, Dna dna) {
        Map<Path, Path> found = new LinkedHashMap<>();
        new Origins(found, new Decision[ties], dna).walk(scope.root(), scope.plan(), Path.ROOT, Path.ROOT);
        return found;
    }

    private void walk(Symbol<?> node, Plan plan, Path child, Path template) {
        if (plan instanceof Plan.Decide decide) {
            decide(decide, child, template);
        } else if (plan instanceof Plan.Below below) {
            List<Symbol<?>> children = node.children();
            for (int i = 0; i < below.plans().length; i++) {
                int index = below.indices()[i];
                Path rest = Path.ROOT.child(node.stepTo(index));
                walk(children.get(index), below.plans()[i], child.resolve(rest), template.resolve(rest));
            }
        }
    }

    private void decide(Plan.Decide decide, Path child, Path template) {
        for (int tie : decide.opened()) {
            tied[tie] = dna.get(next++);
        }
        Decision shared = decide.tie() < 0 ? null : tied[decide.tie()];
        List<Pick> picks = (shared == null ? dna.get(next++) : shared).picks();
        boolean list = !(decide.hyper() instanceof OneOf<?>);
        for (int i = 0; i < picks.size(); i++) {
            Pick pick = picks.get(i);
            Path at = list ? child.index(i) : child;
            Path from = (list ? template.index(i) : template).branch(pick.index());
            found.put(at, from);
            Scope candidate = decide.candidates()[pick.index()];
            new Origins(found, tied, pick.sub()).walk(candidate.root(), candidate.plan(), at, from);
        }
    }
}
