package org.espalier.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnginesTest {

    @Test
    void settingsLeaveTheUsersChoicesAlone() {
        EngineSettings settings = new EngineSettings(3, false, false);
        assertThat(settings.missing(Map.of(), Map.of()))
                .containsExactly(
                        Map.entry("ai.djl.pytorch.num_threads", "3"),
                        Map.entry("OPT_OUT_TRACKING", "true"),
                        Map.entry("ai.djl.offline", "true"));
        assertThat(settings.missing(
                        Map.of("ai.djl.pytorch.num_threads", "8", "OPT_OUT_TRACKING", "false"),
                        Map.of("DJL_OFFLINE", "false")))
                .isEmpty();
        assertThat(new EngineSettings(1, true, true).missing(Map.of(), Map.of()))
                .containsOnlyKeys("ai.djl.pytorch.num_threads");
        assertThatThrownBy(() -> new EngineSettings(0, true, true))
                .hasMessage("engine threads: expected int >= 1, found 0");
    }

    @Test
    void theEngineRunsWithOneThread() {
        assertThat(Engines.start().getEngineName()).isEqualTo("PyTorch");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isNotNull();
        assertThat(ai.djl.pytorch.jni.JniUtils.getNumThreads())
                .isEqualTo(Integer.getInteger("ai.djl.pytorch.num_threads"));
        assertThat(Engines.describe()).matches("PyTorch 2\\.\\d+\\.\\d+, threads \\d+");
    }

    /** An array of BFLOAT16 ends the whole process inside the native library, so it is not tried. */
    @Test
    void numberTypesThatDoHarmAreRejected() {
        assertThatThrownBy(() -> Engines.requireTrainable(DataType.BFLOAT16))
                .isInstanceOf(UnusableEngineException.class)
                .hasMessage("parameters of type BFLOAT16: the native library aborts the process; use FLOAT32");
        assertThatThrownBy(() -> Engines.requireTrainable(DataType.INT32))
                .hasMessage("parameters: expected FLOAT32, FLOAT64 or FLOAT16, found int32");
        assertThat(Engines.requireTrainable(DataType.FLOAT64)).isEqualTo(DataType.FLOAT64);
    }

    @Test
    void aMissingGpuIsToldBeforeAnythingIsAllocated() {
        int gpus = Engines.start().getGpuCount();
        assertThatThrownBy(() -> Engines.newManager(Device.gpu(gpus)))
                .isInstanceOf(UnusableEngineException.class)
                .hasMessage("device gpu(" + gpus + "): the engine PyTorch sees " + gpus
                        + " GPUs; use cpu(), or a native library built for this GPU");
    }

    @Test
    void djlsOwnCollectorFailsInASecondThread() throws Exception {
        Engine engine = Engines.start();
        try (GradientCollector ignored = engine.newGradientCollector()) {
            assertThat(ignored).isNotNull();
            Future<?> second = inThread(engine::newGradientCollector);
            assertThatThrownBy(second::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("already collecting");
        }
    }

    @Test
    void tapesRecordInManyThreadsAtOnce() throws Exception {
        Engine engine = Engines.start();
        int threads = 4;
        CountDownLatch allRecording = new CountDownLatch(threads);
        Callable<float[]> work = () -> {
            try (NDManager manager = engine.newBaseManager(Device.cpu());
                    GradientTape tape = Gradients.record(engine)) {
                allRecording.countDown();
                if (!allRecording.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the other threads did not start to record");
                }
                NDArray x = manager.create(new float[] {1, 2, 3});
                x.setRequiresGradient(true);
                tape.backward(x.mul(x).sum());
                return x.getGradient().toFloatArray();
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<float[]> result : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> work).toList())) {
                assertThat(result.get()).containsExactly(2, 4, 6);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void pausingStopsRecordingInThreadsOfTheirOwn() throws Exception {
        Engine engine = Engines.start();
        Future<List<Boolean>> result = inThread(() -> {
            boolean before = ai.djl.pytorch.jni.JniUtils.isGradMode();
            boolean inside = Gradients.withoutRecording(engine, ai.djl.pytorch.jni.JniUtils::isGradMode);
            return List.of(before, inside, ai.djl.pytorch.jni.JniUtils.isGradMode());
        });
        List<Boolean> modes = result.get();
        assertThat(modes.get(1)).isFalse();
        assertThat(modes.get(2)).isEqualTo(modes.get(0));
    }

    private static <T> Future<T> inThread(Callable<T> work) {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            return pool.submit(work);
        } finally {
            pool.shutdown();
        }
    }
}
