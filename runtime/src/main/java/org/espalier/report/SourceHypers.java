package org.espalier.report;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.hyper.FloatV;
import org.espalier.hyper.IntV;
import org.espalier.hyper.ManyOf;
import org.espalier.hyper.OneOf;
import org.espalier.hyper.Permutate;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper;

/** The words for what is undecided, as source code. */
final class SourceHypers {
    private final SourceWriter writer;

    SourceHypers(SourceWriter writer) {
        this.writer = writer;
    }

    SourcePiece write(Hyper<?> node, Path at, List<SourcePiece> candidates) {
        if (node instanceof OneOf<?> || node instanceof Permutate<?>) {
            return several(node.word(), candidates).before(marks(node));
        }
        if (node instanceof ManyOf<?> many) {
            return manyOf(many.selection(), candidates).before(marks(node));
        }
        if (node instanceof FloatV range) {
            String bounds = bounds(range.min(), range.max());
            return SourcePiece.text("floatv(" + bounds + ")" + scale(range.scale()) + marks(node));
        }
        if (node instanceof IntV range) {
            String bounds = bounds((int) range.grid().min(), (int) range.grid().max());
            String step =
                    range.grid().step() == 1 ? "" : ".step(" + range.grid().step() + ")";
            return SourcePiece.text("intv(" + bounds + ")" + step + scale(range.scale()) + marks(node));
        }
        return writer.opaque(node, node, at);
    }

    /** One candidate alone stands in a list: it might itself be one, which would be taken for the candidates. */
    private SourcePiece several(String word, List<SourcePiece> candidates) {
        return candidates.size() == 1 ? writer.call(word, List.of(listOf(candidates))) : writer.call(word, candidates);
    }

    private SourcePiece listOf(List<SourcePiece> items) {
        return writer.call(writer.isKotlin() ? "listOf" : "List.of", items);
    }

    private SourcePiece manyOf(Selection selection, List<SourcePiece> candidates) {
        List<SourcePiece> arguments = new ArrayList<>();
        arguments.add(SourcePiece.text(String.valueOf(selection.k())));
        arguments.add(listOf(candidates));
        if (!writer.isKotlin()) {
            return writer.call("manyOf", arguments)
                    .before(selection.distinct() ? "" : ".repeatable()")
                    .before(selection.sorted() ? ".sorted()" : "");
        }
        if (!selection.distinct()) {
            arguments.add(SourcePiece.text("distinct = false"));
        }
        if (selection.sorted()) {
            arguments.add(SourcePiece.text("sorted = true"));
        }
        return writer.call("manyOf", arguments);
    }

    private String bounds(Object min, Object max) {
        return writer.literal(min).orElseThrow()
                + (writer.isKotlin() ? ".." : ", ")
                + writer.literal(max).orElseThrow();
    }

    private static String scale(Scale scale) {
        return switch (scale) {
            case LINEAR -> "";
            case LOG -> ".log()";
            case REVERSE_LOG -> ".reverseLog()";
        };
    }

    private String marks(Hyper<?> node) {
        StringBuilder marks = new StringBuilder();
        node.tags().name().ifPresent(name -> marks.append(".named(")
                .append(writer.text(name))
                .append(')'));
        node.tie()
                .ifPresent(
                        tie -> marks.append(".tiedAs(").append(writer.text(tie)).append(')'));
        for (Object hint : node.tags().hints()) {
            marks.append(".hint(").append(writer.literal(hint).orElseThrow()).append(')');
        }
        return marks.toString();
    }
}
