package org.espalier.io;

import java.util.Map;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;

/**
 * Trees, DNA and specs in PyGlove's own JSON (as of PyGlove 0.5), so that a space or a result crosses between Python and the
 * JVM.
 *
 * <pre>{@code
 * PyGloveJson python = PyGloveJson.of(Vocabulary.of(types)).naming(Map.of("Conv", "mylib.layers.Conv"));
 * Symbol<?> space = python.read(Files.readString(Path.of("space.json")));   // pg.save(space, 'space.json')
 * DnaSpec spec = SearchSpace.of(space).spec();
 * Dna best = PyGloveJson.readDna(Files.readString(Path.of("best.json"))).toDna(spec);
 * }</pre>
 *
 * <p>What one side does not have is written as the nearest the other has: a {@code permutate} as {@code hyper.ManyOf} of all
 * candidates, an {@code intv} as {@code hyper.OneOf} of its values (at most 100000; a log scale is not kept), a scale that
 * is linear as none. Tied decisions, maps with a key {@code _type} and values without a JSON form are refused. A tuple
 * becomes a {@link PyGloveTuple}, or a list where the field asks for one. Loading is as safe as in {@link SymbolJson}: a
 * document names registered types only.
 */
public final class PyGloveJson {
    private final Vocabulary words;
    private final PyGloveKeys keys;

    private PyGloveJson(Vocabulary words, PyGloveKeys keys) {
        this.words = words;
        this.keys = keys;
    }

    /** Returns the exchange of what is in {@code words}, each under its own name. */
    public static PyGloveJson of(Vocabulary words) {
        return new PyGloveJson(words, new PyGloveKeys(Map.of()));
    }

    /**
     * Returns the exchange in which types and custom decisions have other names in PyGlove.
     *
     * @param names PyGlove's {@code _type} by the name of a type or the kind of a custom decision; those left out have
     *     their own name
     * @throws IllegalArgumentException if two have the same name in PyGlove
     */
    public PyGloveJson naming(Map<String, String> names) {
        return new PyGloveJson(words, new PyGloveKeys(names));
    }

    /**
     * Returns the JSON of a tree, with all fields; what is missing is left out.
     *
     * @throws JsonFormatException if the tree holds what PyGlove has no form for; lists the problems
     */
    public String write(Symbol<?> tree) {
        return write(tree, Defaults.WRITTEN);
    }

    /**
     * Returns the JSON of a tree, with or without what has its default.
     *
     * @throws JsonFormatException as for {@link #write(Symbol)}
     */
    public String write(Symbol<?> tree, Defaults defaults) {
        return PyGloveWriter.write(tree, keys, defaults).toString();
    }

    /**
     * Returns the tree that PyGlove wrote.
     *
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, or not a valid tree of registered
     *     types; lists the problems with their places
     */
    public Symbol<?> read(String text) {
        return PyGloveReader.read(Documents.parse(text), words, keys);
    }

    /**
     * Returns the JSON of a spec; literal values are the labels of the candidates.
     *
     * @throws JsonFormatException if an integer range has more than 100000 values
     */
    public static String writeSpec(DnaSpec spec) {
        return PyGloveSpecWriter.write(spec).toString();
    }

    /**
     * Returns the JSON of a spec with literal values as PyGlove would make them.
     *
     * @param tree the tree from which the spec was compiled
     * @throws JsonFormatException if an integer range has more than 100000 values
     */
    public static String writeSpec(DnaSpec spec, Symbol<?> tree) {
        return writeSpec(PyGloveLabels.labelled(spec, tree));
    }

    /**
     * Returns the spec that PyGlove wrote; labels of candidates are its literal values.
     *
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, or not a valid spec; lists the
     *     problems with their places
     */
    public DnaSpec readSpec(String text) {
        return PyGloveSpecReader.read(Documents.parse(text), words);
    }

    /** Returns the JSON of a DNA. */
    public static String writeDna(PyGloveDna dna, PyGloveDnaForm form) {
        return PyGloveDnaReader.write(dna, form).toString();
    }

    /**
     * Returns the DNA that PyGlove wrote, in either form; {@link PyGloveDna#toDna} makes it one of a space.
     *
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, or not a DNA; names the place
     */
    public static PyGloveDna readDna(String text) {
        return PyGloveDnaReader.read(Documents.parse(text), Path.ROOT);
    }
}
