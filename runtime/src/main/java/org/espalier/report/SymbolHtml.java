package org.espalier.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.internal.Checks;
import org.espalier.internal.Texts;
import org.espalier.io.AtomicFiles;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Difference;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolPrinter;

/**
 * A page for looking at a tree, a search space, a DNA in its space, or what differs between two trees.
 *
 * <pre>{@code
 * SymbolHtml.of(experiment).save(Path.of("experiment.html"));
 * SymbolHtml.space(space).title("Small networks").save(Path.of("space.html"));
 * SymbolHtml.dna(space, study.best().dna()).save(Path.of("best.html"));
 * SymbolHtml.diff(experiment, study.best().symbol()).save(Path.of("changes.html"));
 * }</pre>
 *
 * The page is one file that loads nothing and sends nothing. It opens and closes parts, searches, shows types and paths,
 * works with the keyboard alone, prints, and follows the reader's choice of light or dark. {@link #fragment()} is the same
 * view for a place inside another page; a descriptor in the jar offers it to Kotlin notebooks.
 *
 * <p>At most 100 000 nodes are shown; what lies beyond is counted. Immutable.
 */
public final class SymbolHtml {
    private static final int FALLBACK = 20_000;

    private final String title;
    private final Map<String, Object> view;
    private final String fallback;

    private SymbolHtml(String title, Map<String, Object> view, String fallback) {
        this.title = title;
        this.view = view;
        this.fallback = Texts.cut(fallback, FALLBACK);
    }

    /** Returns the page of a tree. */
    public static SymbolHtml of(Symbol<?> tree) {
        NodeTable table = new NodeTable();
        new SpaceRows(table).add(tree);
        List<Object> facts = new ArrayList<>();
        addFact(facts, tree.size() == 1 ? "node" : "nodes", String.valueOf(tree.size()));
        addFact(
                facts,
                table.types().size() == 1 ? "type" : "types",
                String.valueOf(table.types().size()));
        return new SymbolHtml("Tree", view("tree", facts, table), print(tree));
    }

    /** Returns the page of a search space: its tree, with the id, the range and the number of outcomes of each decision. */
    public static SymbolHtml space(SearchSpace<?> space) {
        NodeTable table = new NodeTable();
        new SpaceRows(table).add(space.template(), space.spec(), null);
        List<Object> facts = new ArrayList<>();
        addFact(facts, "nodes", String.valueOf(space.template().size()));
        addFact(facts, "decisions", String.valueOf(DecisionWalk.count(space.spec())));
        addFact(facts, "children", size(space));
        return new SymbolHtml("Search space", view("space", facts, table), print(space.template()));
    }

    /**
     * Returns the page of a DNA in its space: what was decided stands out, candidates that were not picked are dimmed.
     *
     * @throws org.espalier.geno.DnaException if {@code dna} does not fit the space; lists all problems
     */
    public static SymbolHtml dna(SearchSpace<?> space, Dna dna) {
        space.spec().require(dna);
        NodeTable table = new NodeTable();
        new SpaceRows(table).add(space.template(), space.spec(), dna);
        List<Object> facts = new ArrayList<>();
        addFact(
                facts,
                "decisions",
                String.valueOf(DecisionWalk.active(space.spec(), dna).size()));
        addFact(facts, "children in the space", size(space));
        addFact(facts, "dna", Texts.cut(dna.toString(), FALLBACK));
        return new SymbolHtml(
                "Child of a search space", view("dna", facts, table), dna + "\n\n" + print(space.bind(dna)));
    }

    /** Returns the page of what differs between two trees. */
    public static SymbolHtml diff(Symbol<?> left, Symbol<?> right) {
        return diff(Diff.between(left, right));
    }

    /** Returns the page of a difference. */
    public static SymbolHtml diff(Diff diff) {
        NodeTable table = new NodeTable();
        new DiffRows(table, diff).add();
        List<Object> facts = new ArrayList<>();
        addFact(facts, "changed", count(diff, Difference.Changed.class));
        addFact(facts, "added", count(diff, Difference.Added.class));
        addFact(facts, "removed", count(diff, Difference.Removed.class));
        return new SymbolHtml("Difference", view("diff", facts, table), diff.toString());
    }

    /**
     * Returns this page with another title.
     *
     * @throws IllegalArgumentException if {@code text} is blank
     */
    public SymbolHtml title(String text) {
        return new SymbolHtml(Checks.notBlank("title", text), view, fallback);
    }

    /** Returns the whole page. */
    public String text() {
        return HtmlForm.PAGE.fill(title, view, fallback);
    }

    /**
     * Returns the view alone, to be put into the body of another page, as often as wanted. It keeps its style to itself and
     * needs nothing but that the page runs its script; where scripts do not run, the plain text is shown.
     */
    public String fragment() {
        return HtmlForm.FRAGMENT.fill(title, view, fallback);
    }

    /**
     * Writes the page to {@code file}, as a whole or not at all. Missing folders are made.
     *
     * @throws IOException if the file cannot be written; then the old one is as it was
     */
    public void save(Path file) throws IOException {
        AtomicFiles.write(file, text());
    }

    /** Returns the title and the plain text of what the page shows. */
    @Override
    public String toString() {
        return title + "\n" + fallback;
    }

    private static Map<String, Object> view(String kind, List<Object> facts, NodeTable table) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", kind);
        view.put("facts", facts);
        view.put("types", table.types());
        view.put("rows", table.rows());
        return view;
    }

    private static void addFact(List<Object> facts, String name, String value) {
        facts.add(List.of(name, value));
    }

    private static String size(SearchSpace<?> space) {
        return space.size().map(PointFacts::count).orElse("infinitely many");
    }

    private static String count(Diff diff, Class<? extends Difference> kind) {
        return String.valueOf(
                diff.differences().stream().filter(kind::isInstance).count());
    }

    /** A very large tree is printed on one line, because that stops where the text is cut. */
    private static String print(Symbol<?> tree) {
        return tree.size() <= FALLBACK ? SymbolPrinter.LINES.print(tree) : SymbolPrinter.LINES.print(tree, FALLBACK);
    }
}
