package org.espalier.djl.deploy;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.Translator;

/** DJL's predictor, which frees the weights when it is closed. */
final class OwningPredictor<I, O> extends Predictor<I, O> {

    OwningPredictor(Model model, Translator<I, O> translator) {
        super(model, translator, model.getNDManager().getDevice(), false);
    }

    @Override
    public void close() {
        super.close();
        model.close();
    }
}
