package org.espalier.djl.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Loads DJL's engine with settings that make trials fast, quiet and reproducible.
 *
 * <p>Settings must be made before the first use of DJL in the process: DJL reads them once. Every
 * class of this library that needs the engine gets it here.
 */
public final class Engines {

    private Engines() {}

    /**
     * Loads the engine with {@link EngineSettings#DEFAULT}, unless it is loaded already.
     *
     * @return the engine
     * @throws UnusableEngineException if no engine is on the class path, or it cannot be loaded
     */
    public static Engine start() {
        return start(EngineSettings.DEFAULT);
    }

    /**
     * Loads the engine, unless it is loaded already; then the settings come too late and have no
     * effect.
     *
     * @param settings what to tell the engine, where the user has not decided
     * @return the engine
     * @throws UnusableEngineException if no engine is on the class path, or it cannot be loaded
     */
    public static Engine start(EngineSettings settings) {
        settings.missing(System.getProperties(), System.getenv()).forEach(System::setProperty);
        try {
            return Engine.getInstance();
        } catch (EngineException e) {
            throw new UnusableEngineException(
                    "DJL found no usable engine (" + e.getMessage()
                            + "); add ai.djl.pytorch:pytorch-engine and a native library to the class path",
                    e);
        }
    }

    /**
     * Opens a manager of native memory on a device; close it to free everything below it.
     *
     * @param device where arrays live
     * @return a new manager without a parent that frees it
     * @throws UnusableEngineException if the engine cannot be loaded, or the device is a GPU that it
     *     does not have
     */
    public static NDManager newManager(Device device) {
        Engine engine = start();
        if (device.isGpu() && device.getDeviceId() >= engine.getGpuCount()) {
            throw new UnusableEngineException("device " + device + ": the engine "
                    + engine.getEngineName() + " sees " + engine.getGpuCount()
                    + " GPUs; use cpu(), or a native library built for this GPU");
        }
        return engine.newBaseManager(device);
    }

    /**
     * Gives memory of a GPU that the engine keeps for later, but that no array uses, back to the device, so that other
     * processes and larger trials find it. Does nothing on a CPU.
     *
     * @param device where arrays were freed
     */
    public static void giveBackMemory(Device device) {
        if (device.isGpu()) {
            Gradients.emptyCache(start());
        }
    }

    /**
     * Rejects number types that cannot be trained with.
     *
     * @param type the wanted type of parameters
     * @return {@code type}
     * @throws UnusableEngineException for BFLOAT16, which ends the whole process inside the native
     *     library, and for types that are not floating-point numbers
     */
    public static DataType requireTrainable(DataType type) {
        if (type == DataType.BFLOAT16) {
            throw new UnusableEngineException(
                    "parameters of type BFLOAT16: the native library aborts the process; use FLOAT32");
        }
        if (!type.isFloating()) {
            throw new UnusableEngineException("parameters: expected FLOAT32, FLOAT64 or FLOAT16, found " + type);
        }
        return type;
    }

    /**
     * Describes the engine for a trial's provenance.
     *
     * @return name, version and thread count in one line; results may differ in the last digits
     *     between thread counts
     */
    public static String describe() {
        Engine engine = start();
        return engine.getEngineName() + " " + engine.getVersion() + ", threads "
                + System.getProperty("ai.djl.pytorch.num_threads", "default");
    }
}
