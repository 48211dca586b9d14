package org.espalier.geno;

import java.util.List;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.TextValue;
import org.espalier.internal.Texts;

/**
 * The compact notation of DNA: {@code [2:[1], 3.2E-4, =16, {0 2:[1]}, <1 0 2>, "0,1"]}.
 *
 * <p>Brackets hold the decisions of one spec. A pick is {@code index} or {@code index:[...]} with the decisions inside it;
 * several picks stand in braces, an order in angle brackets, a real as Java writes it (so it has a dot), an integer after
 * an equals sign, a text in quotes as in JSON.
 */
final class DnaText {
    private DnaText() {}

    static Dna parse(String text) {
        return new DnaParser(text).parse();
    }

    static String print(Dna dna) {
        StringBuilder out = new StringBuilder();
        print(dna, out);
        return out.toString();
    }

    static String print(Decision decision) {
        StringBuilder out = new StringBuilder();
        print(decision, out);
        return out.toString();
    }

    private static void print(Dna dna, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < dna.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            print(dna.get(i), out);
        }
        out.append(']');
    }

    private static void print(Decision decision, StringBuilder out) {
        if (decision instanceof FloatValue real) {
            out.append(real.value());
        } else if (decision instanceof IntValue number) {
            out.append('=').append(number.value());
        } else if (decision instanceof TextValue text) {
            out.append(Texts.quote(text.value()));
        } else if (decision instanceof Chosen chosen && chosen.picks().size() == 1) {
            print(chosen.picks().get(0), out);
        } else {
            boolean order = decision instanceof Decision.Order;
            out.append(order ? '<' : '{');
            print(decision.picks(), out);
            out.append(order ? '>' : '}');
        }
    }

    private static void print(List<Pick> picks, StringBuilder out) {
        for (int i = 0; i < picks.size(); i++) {
            out.append(i == 0 ? "" : " ");
            print(picks.get(i), out);
        }
    }

    private static void print(Pick pick, StringBuilder out) {
        out.append(pick.index());
        if (!pick.sub().isEmpty()) {
            out.append(':');
            print(pick.sub(), out);
        }
    }
}
