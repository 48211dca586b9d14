package org.espalier.samples.casestudy;

import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.nn.LayerFields;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.train.Experiment;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;

/** Says in one line what a network of the case study is. */
final class Blocks {
    private Blocks() {}

    /** Returns {@code 8 | 16 5x5 x6 | - | 48}: filters of convolutions, and filters, kernel, expansion of bottlenecks. */
    static String of(Symbol<Experiment> network) {
        List<String> blocks = new ArrayList<>();
        for (Symbol<?> layer : network.at("model.layers").children()) {
            ObjectSymbol<?> object = (ObjectSymbol<?>) layer;
            if (object.type().equals(LayerTypes.RESIDUAL)) {
                blocks.add(bottleneck((ObjectSymbol<?>) object.get(LayerFields.BODY)));
            } else if (object.type().equals(LayerTypes.SEQUENTIAL)) {
                blocks.add(object.at("layers[0].filters").toString());
            }
        }
        return String.join(" | ", blocks);
    }

    private static String bottleneck(ObjectSymbol<?> body) {
        if (body.type().equals(LayerTypes.ZERO)) {
            return "-";
        }
        Symbol<?> kernel = body.get(LayerFields.KERNEL);
        return body.get(LayerFields.FILTERS) + " " + kernel + "x" + kernel + " x" + body.get(LayerFields.EXPANSION);
    }
}
