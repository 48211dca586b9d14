package org.espalier.djl.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the Java heap that is freed when it is closed.
 *
 * <p>Arrays on a CPU read such a buffer in place. The direct buffers of the JDK are freed by the
 * garbage collector only, which does not know how large they are: a few hundred trials would grow
 * the process by hundreds of megabytes.
 */
public final class NativeBuffer implements AutoCloseable {

    private final Memory memory;

    /**
     * Takes memory from the system.
     *
     * @param bytes how much, at least 1
     * @throws IllegalArgumentException if {@code bytes} is below 1
     */
    public NativeBuffer(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes: expected int >= 1, found " + bytes);
        }
        this.memory = new Memory(bytes);
    }

    /**
     * Makes an array of numbers without leaving anything to the garbage collector.
     *
     * @param manager the array lives below it
     * @param values the numbers, in row-major order
     * @param shape extents of the array
     * @param type number type of the array, a floating-point one
     * @return a new array
     */
    public static NDArray array(NDManager manager, float[] values, Shape shape, DataType type) {
        try (NativeBuffer buffer = new NativeBuffer(Math.max(1, (long) values.length * Float.BYTES))) {
            ByteBuffer view = buffer.view((long) values.length * Float.BYTES);
            view.asFloatBuffer().put(values);
            try (NDArray inPlace = manager.create(view, shape, DataType.FLOAT32)) {
                return type == DataType.FLOAT32 ? inPlace.duplicate() : inPlace.toType(type, true);
            }
        }
    }

    /**
     * Views the first bytes.
     *
     * @param bytes how many, in [0, size]
     * @return a direct buffer in native byte order; not to be used once this object is closed
     */
    public ByteBuffer view(long bytes) {
        return memory.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
    }

    /** Frees the memory; does nothing when called again. */
    @Override
    public void close() {
        memory.close();
    }
}
