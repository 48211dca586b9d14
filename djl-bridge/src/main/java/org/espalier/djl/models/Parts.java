package org.espalier.djl.models;

import static org.espalier.djl.nn.LayerFields.BIAS;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.STRIDE;

import java.util.List;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Layers;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Symbol;

/** What several families are made of. */
final class Parts {

    private Parts() {}

    /** A convolution without bias, which a normalisation behind it would take away again. */
    static Symbol<Layer> convolution(int filters, int kernel, int stride) {
        return Layers.conv2d(c ->
                c.set(FILTERS, filters).set(KERNEL, kernel).set(STRIDE, stride).set(BIAS, false));
    }

    static Symbol<Layer> chain(List<Symbol<Layer>> layers) {
        return Layers.sequentialOf(ListSymbol.of(layers));
    }
}
