package org.espalier.djl.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;

/**
 * Differentiation that works in several threads at once.
 *
 * <p>DJL's own gradient collector for PyTorch holds one flag for the whole process, so that a second
 * trial thread fails; and PyTorch records by default in every thread but the first. Here recording
 * is a matter of the calling thread alone.
 */
public final class Gradients {

    private static final String PYTORCH = "PyTorch";

    private Gradients() {}

    /**
     * Starts to record operations of this thread.
     *
     * @param engine the engine whose operations to record
     * @return the tape; close it when gradients have been computed
     */
    public static GradientTape record(Engine engine) {
        return isPyTorch(engine) ? PyTorchGradients.record() : new CollectorTape(engine);
    }

    /**
     * Runs code without recording, for evaluation and for changes of parameters in place.
     *
     * @param engine the engine whose operations not to record
     * @param work what to run in this thread
     * @param <T> type of the result
     * @return what {@code work} returns
     */
    public static <T> T withoutRecording(Engine engine, Supplier<T> work) {
        return isPyTorch(engine) ? PyTorchGradients.withoutRecording(work) : work.get();
    }

    /**
     * Sets the gradient of a parameter to zero; gradients add up otherwise.
     *
     * @param engine the parameter's engine
     * @param parameter an array that asks for a gradient
     */
    public static void clear(Engine engine, NDArray parameter) {
        if (isPyTorch(engine)) {
            PyTorchGradients.clear(parameter);
        } else {
            try (NDArray gradient = parameter.getGradient()) {
                gradient.muli(0);
            }
        }
    }

    /** Frees memory of GPUs that the engine keeps without an array in it. */
    static void emptyCache(Engine engine) {
        if (isPyTorch(engine)) {
            PyTorchGradients.emptyCache();
        }
    }

    private static boolean isPyTorch(Engine engine) {
        return PYTORCH.equals(engine.getEngineName());
    }

    /** Any other engine: DJL's own collector. */
    private static final class CollectorTape implements GradientTape {

        private final ai.djl.training.GradientCollector collector;

        CollectorTape(Engine engine) {
            this.collector = engine.newGradientCollector();
        }

        @Override
        public void backward(NDArray target, double scale) {
            collector.backward(scale == 1 ? target : target.mul(scale));
        }

        @Override
        public void close() {
            collector.close();
        }
    }
}
