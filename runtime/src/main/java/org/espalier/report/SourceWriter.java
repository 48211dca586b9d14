package org.espalier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.report.SourcePiece.Style;
import org.espalier.report.SymbolSource.Language;
import org.espalier.symbol.Hole;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.espalier.symbol.SymbolVisitor;

/** Walks a tree and writes each node as an expression that fits where it stands. */
final class SourceWriter {
    private static final int MOST_POSITIONAL = 4;
    private static final int LEAST_REPEATED = 3;

    private final SymbolSource settings;
    private final boolean kotlin;
    private final SourceLiterals literals;
    private final List<Violation> problems = new ArrayList<>();
    private int blocks;

    SourceWriter(SymbolSource settings) {
        this.settings = settings;
        this.kotlin = settings.language() == Language.KOTLIN;
        this.literals = new SourceLiterals(settings.language());
    }

    /** What the code around an expression accepts. */
    enum Place {
        /** Anything that can be lifted to a node. */
        ANYTHING,
        /** A node. */
        NODE
    }

    SourcePiece write(Symbol<?> tree) {
        SourcePiece piece = node(tree, Path.ROOT, Place.NODE);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(Violation.message("Tree to print as source", problems));
        }
        return piece;
    }

    SourcePiece node(Symbol<?> node, Path at, Place place) {
        return node.accept(new Visit(at, place));
    }

    private List<SourcePiece> children(Symbol<?> node, Path at, Place place) {
        List<SourcePiece> pieces = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            pieces.add(node(node.children().get(i), at.child(node.stepTo(i)), place));
        }
        return pieces;
    }

    SourcePiece call(String function, List<SourcePiece> arguments) {
        return new SourcePiece(function + "(", arguments, kotlin ? Style.CALL_WITH_LAST_COMMA : Style.CALL, ")");
    }

    String text(String value) {
        return literals.text(value);
    }

    Optional<String> literal(Object value) {
        return literals.of(value);
    }

    boolean isKotlin() {
        return kotlin;
    }

    /** Returns the source of something opaque, noting it if there is none. */
    SourcePiece opaque(Object value, Symbol<?> node, Path at) {
        return SourcePiece.text(settings.values().apply(value).orElseGet(() -> {
            problems.add(new Violation(
                    at,
                    "a value with a source form",
                    SymbolText.describe(node),
                    "Say how it is written with SymbolSource.values(...)"));
            return "?"; // stands in until all problems are known; a source with a problem is refused as a whole
        }));
    }

    private final class Visit implements SymbolVisitor<SourcePiece> {
        private final Path at;
        private final Place place;

        Visit(Path at, Place place) {
            this.at = at;
            this.place = place;
        }

        @Override
        public SourcePiece visitLiteral(Literal<?> node) {
            Object value = node.value();
            if (value == null) {
                return SourcePiece.text(kotlin ? "none<Any>()" : "none()");
            }
            SourcePiece piece = literals.of(value).map(SourcePiece::text).orElseGet(() -> opaque(value, node, at));
            return place == Place.NODE ? call("just", List.of(piece)) : piece;
        }

        @Override
        public SourcePiece visitList(ListSymbol<?> node) {
            Symbol<?> first = node.length() < LEAST_REPEATED ? node : node.get(0);
            if (first != node
                    && !(first instanceof Literal)
                    && node.children().stream().allMatch(first::equals)) {
                SourcePiece element = SourceWriter.this.node(first, at.index(0), Place.NODE);
                return call("repeat", List.of(SourcePiece.text(String.valueOf(node.length())), element));
            }
            if (place == Place.NODE) {
                return call(kotlin && node.length() == 0 ? "list<Any>" : "list", children(node, at, Place.NODE));
            }
            String empty = kotlin ? "listOf<Any>" : "List.of";
            return call(node.length() == 0 ? empty : kotlin ? "listOf" : "List.of", children(node, at, Place.ANYTHING));
        }

        @Override
        public SourcePiece visitMap(MapSymbol<?> node) {
            List<SourcePiece> entries = new ArrayList<>();
            for (int i = 0; i < node.keys().size(); i++) {
                String key = literals.text(node.keys().get(i));
                SourcePiece value =
                        SourceWriter.this.node(node.children().get(i), at.child(node.stepTo(i)), Place.ANYTHING);
                entries.add(
                        kotlin
                                ? value.behind(key + " to ")
                                : value.behind("Map.entry(" + key + ", ").before(")"));
            }
            return call("dict", entries);
        }

        @Override
        public SourcePiece visitObject(ObjectSymbol<?> node) {
            List<Integer> shown = settings.shown(node);
            TypeSource type = settings.types().apply(node.type());
            boolean prefix =
                    shown.equals(IntStream.range(0, shown.size()).boxed().toList());
            if (type instanceof TypeSource.Callable) {
                boolean all = shown.size() == node.children().size() && shown.size() <= MOST_POSITIONAL;
                return all && SourceTypes.accepts(node)
                        ? typed(node, type)
                        : block(node, shown, type.expression() + " {");
            }
            return prefix && shown.size() <= MOST_POSITIONAL
                    ? positional(node, shown, type)
                    : block(node, shown, "symbol(" + type.expression() + ") {");
        }

        /** Arguments whose static types are those of the parameters: all plain or all trees where there are three or more. */
        private SourcePiece typed(ObjectSymbol<?> node, TypeSource type) {
            List<Symbol<?>> children = node.children();
            boolean mixed = children.size() > 2 && !children.stream().allMatch(SourceTypes::isPlain);
            List<SourcePiece> arguments = new ArrayList<>();
            for (int i = 0; i < children.size(); i++) {
                boolean asNode = mixed || !SourceTypes.isPlain(children.get(i));
                Path below = at.child(node.stepTo(i));
                arguments.add(SourceWriter.this.node(children.get(i), below, asNode ? Place.NODE : Place.ANYTHING));
            }
            return call(type.expression(), arguments);
        }

        private SourcePiece positional(ObjectSymbol<?> node, List<Integer> shown, TypeSource type) {
            List<SourcePiece> arguments = new ArrayList<>();
            shown.forEach(i -> arguments.add(field(node, i)));
            return call(type.expression() + ".symbol", arguments);
        }

        private SourcePiece field(ObjectSymbol<?> node, int index) {
            return SourceWriter.this.node(node.children().get(index), at.child(node.stepTo(index)), Place.ANYTHING);
        }

        private SourcePiece block(ObjectSymbol<?> node, List<Integer> shown, String kotlinOpening) {
            String setter = blocks++ == 0 ? "s" : "s" + blocks;
            List<SourcePiece> statements = new ArrayList<>();
            for (int i : shown) {
                String name = literals.text(node.type().fields().get(i).name());
                SourcePiece value = field(node, i);
                statements.add(
                        kotlin
                                ? value.behind("it[" + name + "] = ")
                                : value.behind(".set(" + name + ", ").before(")"));
            }
            blocks--;
            if (kotlin) {
                return new SourcePiece(kotlinOpening, statements, Style.BLOCK, "}");
            }
            String opening = settings.types().apply(node.type()).expression() + ".symbol(" + setter + " -> " + setter;
            return new SourcePiece(opening, statements, Style.CHAIN, ")");
        }

        @Override
        public SourcePiece visitRef(Ref<?> node) {
            String word = node.isInherited() ? "inherited" : "ref";
            String reference =
                    word + (kotlin ? "<Any>(" : "(") + text(node.target().toString()) + ")";
            return node.fallback()
                    .<SourcePiece>map(value -> SourceWriter.this
                            .node(value, at, Place.ANYTHING)
                            .behind(reference + ".otherwise(")
                            .before(")"))
                    .orElseGet(() -> SourcePiece.text(reference));
        }

        @Override
        public SourcePiece visitHole(Hole<?> node) {
            return SourcePiece.text(kotlin ? "hole<Any>()" : "hole()");
        }

        @Override
        public SourcePiece visitHyper(Hyper<?> node) {
            // A choice among nodes takes nodes only, so that candidates keep the type that a typed call asks for.
            Place candidates =
                    place == Place.NODE && !SourceTypes.areValues(node.children()) ? Place.NODE : Place.ANYTHING;
            return new SourceHypers(SourceWriter.this).write(node, at, children(node, at, candidates));
        }
    }
}
