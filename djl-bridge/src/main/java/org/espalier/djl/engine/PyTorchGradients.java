package org.espalier.djl.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** The only class that names DJL's PyTorch engine; loaded only if that engine is in use. */
final class PyTorchGradients {

    private PyTorchGradients() {}

    static GradientTape record() {
        return new Tape();
    }

    static <T> T withoutRecording(Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    static void clear(NDArray parameter) {
        JniUtils.zeroGrad((PtNDArray) parameter);
    }

    static void emptyCache() {
        JniUtils.emptyCudaCache();
    }

    private static final class Tape implements GradientTape {

        private final boolean before = JniUtils.isGradMode();

        Tape() {
            JniUtils.setGradMode(true);
        }

        @Override
        public void backward(NDArray target, double scale) {
            try (NDArray weight = target.onesLike()) {
                if (scale != 1) {
                    weight.muli(scale);
                }
                JniUtils.backward((PtNDArray) target, (PtNDArray) weight, false, false);
            }
        }

        @Override
        public void close() {
            JniUtils.setGradMode(before);
        }
    }
}
