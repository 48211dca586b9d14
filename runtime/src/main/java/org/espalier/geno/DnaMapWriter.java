package org.espalier.geno;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/** Writes a DNA as a map by id or name. */
final class DnaMapWriter {
    private final MapStyle style;
    private final Map<String, @Nullable Object> out = new LinkedHashMap<>();

    private DnaMapWriter(MapStyle style) {
        this.style = style;
    }

    static Map<String, @Nullable Object> write(DnaSpec spec, Dna dna, MapStyle style) {
        DnaMapWriter writer = new DnaMapWriter(style);
        if (style.inactive()) {
            Map<Path, Decision> active = DecisionWalk.byId(spec, dna);
            for (DecisionSite site : DecisionWalk.sites(spec, DnaViews.MAX_SITES)) {
                writer.put(site, active.get(site.id()));
            }
        } else {
            DecisionWalk.active(spec, dna, active -> writer.put(active.site(), active.decision()));
        }
        return Collections.unmodifiableMap(writer.out);
    }

    private void put(DecisionSite site, @Nullable Decision decision) {
        DecisionPoint point = site.point();
        List<Object> values = decision == null ? List.of() : values(point, decision);
        boolean several = !site.pickPath(0).equals(site.id());
        Optional<String> name =
                style.keys() == MapStyle.Keys.NAME_OR_ID ? point.tags().name() : Optional.empty();
        if (name.isPresent()) {
            accumulate(name.get(), several, values);
            return;
        }
        boolean list = several && style.picks() != MapStyle.Picks.ENTRIES;
        if (list || !several) {
            out.put(site.id().toString(), values.isEmpty() ? null : several ? values : values.get(0));
        }
        if (several && style.picks() != MapStyle.Picks.LIST) {
            for (int j = 0; j < point.picks(); j++) {
                out.put(site.pickPath(j).toString(), values.isEmpty() ? null : values.get(j));
            }
        }
    }

    /** Adds values to what the name has already: one value stays bare, more of them form a list. */
    private void accumulate(String name, boolean several, List<Object> values) {
        Object before = out.get(name);
        if (values.isEmpty() || before == null) {
            Object alone = values.isEmpty() ? before : several ? values : values.get(0);
            out.put(name, alone);
            return;
        }
        List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
        all.addAll(values);
        out.put(name, Collections.unmodifiableList(all));
    }

    private List<Object> values(DecisionPoint point, Decision decision) {
        if (decision.picks().isEmpty()) {
            return List.of(Values.of(decision));
        }
        List<Object> values = new ArrayList<>();
        for (Pick pick : decision.picks()) {
            values.add(value(point, pick.index()));
        }
        return Collections.unmodifiableList(values);
    }

    private Object value(DecisionPoint point, int index) {
        List<Candidate> candidates = point.candidates();
        String label = candidates.get(index).label();
        return switch (style.values()) {
            case INDEX -> index;
            case CHOICE -> index + "/" + candidates.size();
            case LABEL -> label;
            case CHOICE_AND_LABEL -> index + "/" + candidates.size() + " (" + label + ")";
        };
    }
}
