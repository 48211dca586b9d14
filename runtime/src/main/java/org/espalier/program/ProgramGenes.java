package org.espalier.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.geno.TextGenes;
import org.espalier.io.JsonFormatException;
import org.espalier.io.SymbolJson;
import org.espalier.rewrite.Edits;
import org.espalier.symbol.Cursor;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.TypeRegistry;

/** Programs as genes. */
record ProgramGenes(String initial, NodeChange change, PlaceWeights weights, TypeRegistry types) implements TextGenes {
    private static final int ATTEMPTS = 20;

    @Override
    public String kind() {
        return "evolve";
    }

    @Override
    public boolean isValid(String value) {
        try {
            return SymbolJson.read(value, types).isConcrete();
        } catch (JsonFormatException e) {
            return false;
        }
    }

    @Override
    public String random(RandomGenerator random, Optional<String> previous) {
        return previous.map(text -> mutated(text, random)).orElse(initial);
    }

    @Override
    public Optional<String> first() {
        return Optional.of(initial);
    }

    private String mutated(String text, RandomGenerator random) {
        Symbol<?> program = SymbolJson.read(text, types);
        List<Place> places = places(program);
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Place> place = draw(places, random);
            if (place.isEmpty()) {
                return text;
            }
            try {
                return SymbolJson.write(edit(place.get(), random).apply(program));
            } catch (SymbolException e) { // the edit does not fit: another one may
                continue;
            }
        }
        return text;
    }

    private Edits edit(Place place, RandomGenerator random) {
        return switch (place.kind()) {
            case REPLACE -> Edits.set(place.path(), change.change(place, random));
            case INSERT -> Edits.NONE.andInsert(place.path(), change.change(place, random));
            case DELETE -> Edits.NONE.andDelete(place.path());
        };
    }

    private static List<Place> places(Symbol<?> program) {
        List<Place> places = new ArrayList<>();
        collect(Cursor.of(program), places);
        return places;
    }

    private static void collect(Cursor at, List<Place> places) {
        Symbol<?> node = at.node();
        at.parent()
                .ifPresent(parent ->
                        places.add(new Place(Place.Kind.REPLACE, at.path(), Optional.of(node), parent.node())));
        if (node instanceof ListSymbol<?> list) {
            for (int i = 0; i <= list.length(); i++) {
                places.add(new Place(Place.Kind.INSERT, at.path().index(i), Optional.empty(), list));
            }
            for (int i = 0; i < list.length(); i++) {
                places.add(new Place(Place.Kind.DELETE, at.path().index(i), Optional.of(list.get(i)), list));
            }
        }
        at.children().forEach(child -> collect(child, places));
    }

    private Optional<Place> draw(List<Place> places, RandomGenerator random) {
        double[] weighed = places.stream().mapToDouble(weights::weigh).toArray();
        double sum = 0;
        for (double weight : weighed) {
            sum += weight;
        }
        double target = random.nextDouble() * sum;
        for (int i = 0; i < weighed.length; i++) {
            target -= weighed[i];
            if (target < 0) {
                return Optional.of(places.get(i));
            }
        }
        return Optional.empty();
    }
}
