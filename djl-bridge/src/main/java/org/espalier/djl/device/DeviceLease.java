package org.espalier.djl.device;

import ai.djl.Device;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A device for the time of one trial. */
public final class DeviceLease implements AutoCloseable {

    private final Device device;
    private final Consumer<Device> giveBack;
    private final AtomicBoolean open = new AtomicBoolean(true);

    DeviceLease(Device device, Consumer<Device> giveBack) {
        this.device = device;
        this.giveBack = giveBack;
    }

    /**
     * Makes a lease of a device that nobody shares out.
     *
     * @param device the device
     * @return a lease whose closing does nothing
     */
    public static DeviceLease unshared(Device device) {
        return new DeviceLease(device, ignored -> {});
    }

    /**
     * Returns the device.
     *
     * @return a CPU or a GPU
     */
    public Device device() {
        return device;
    }

    /** Gives the device back; does nothing when called again. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            giveBack.accept(device);
        }
    }
}
