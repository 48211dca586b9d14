package org.espalier.djl.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.espalier.djl.engine.Engines;

/**
 * Lends devices to trials, each to one trial at a time; those that come when all are lent wait.
 *
 * <p>Hand a pool to the build as a service, {@code BuildContext.EMPTY.with(DevicePool.class, pool)}:
 * experiments whose device is {@code auto} then lease one while they train.
 */
public final class DevicePool {

    private final BlockingQueue<Device> free;
    private final List<Device> all;

    private DevicePool(List<Device> devices) {
        this.all = List.copyOf(devices);
        this.free = new ArrayBlockingQueue<>(devices.size(), true, devices);
    }

    /**
     * Makes a pool of devices.
     *
     * @param devices at least one; a device that occurs several times is lent to as many trials
     * @return the pool
     * @throws IllegalArgumentException if there is no device
     */
    public static DevicePool of(List<Device> devices) {
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("devices: expected at least one, found none");
        }
        return new DevicePool(devices);
    }

    /**
     * Makes a pool that lets a number of trials use the CPU at the same time.
     *
     * @param trials at least 1
     * @return the pool
     */
    public static DevicePool cpu(int trials) {
        return of(Collections.nCopies(trials, Device.cpu()));
    }

    /**
     * Makes a pool of all GPUs that DJL finds, or of the CPU if there is none.
     *
     * @param trialsPerDevice how many trials may share a device, at least 1
     * @return the pool
     */
    public static DevicePool detect(int trialsPerDevice) {
        Engine engine = Engines.start();
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < trialsPerDevice; i++) {
            for (int gpu = 0; gpu < engine.getGpuCount(); gpu++) {
                devices.add(Device.gpu(gpu));
            }
        }
        return devices.isEmpty() ? cpu(trialsPerDevice) : of(devices);
    }

    /**
     * Takes a device, waiting until one is free.
     *
     * @return the lease; close it to give the device back
     * @throws IllegalStateException if the thread is interrupted while it waits; it stays interrupted
     */
    public DeviceLease lease() {
        try {
            return new DeviceLease(free.take(), free::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for one of " + all, e);
        }
    }

    /**
     * Counts the devices that nobody uses now.
     *
     * @return number in [0, size]
     */
    public int available() {
        return free.size();
    }

    @Override
    public String toString() {
        return "DevicePool" + all;
    }
}
