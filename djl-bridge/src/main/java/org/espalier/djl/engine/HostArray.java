package org.espalier.djl.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.Float16Utils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An exact copy of an array in Java memory, whatever its number type; it outlives the engine's memory.
 *
 * <p>Two copies are equal if type, shape and every bit are.
 */
public final class HostArray {

    private final DataType type;
    private final Shape shape;
    private final ByteBuffer bytes;

    private HostArray(DataType type, Shape shape, ByteBuffer bytes) {
        this.type = type;
        this.shape = shape;
        this.bytes = bytes;
    }

    /**
     * Copies an array.
     *
     * @param array stays as it is; on any device
     * @return the copy
     */
    public static HostArray of(NDArray array) {
        ByteBuffer source = array.toByteBuffer();
        ByteBuffer copy = ByteBuffer.allocate(source.remaining()).order(ByteOrder.nativeOrder());
        copy.put(source).flip();
        return new HostArray(array.getDataType(), array.getShape(), copy);
    }

    /**
     * Wraps numbers in row-major order and the machine's byte order.
     *
     * @param type number type
     * @param shape extents
     * @param bytes the numbers; they belong to the copy from now on
     * @return the copy
     * @throws IllegalArgumentException if there are more or fewer bytes than the shape needs
     */
    public static HostArray of(DataType type, Shape shape, ByteBuffer bytes) {
        long wanted = Math.multiplyExact(shape.size(), (long) type.getNumOfBytes());
        if (bytes.remaining() != wanted) {
            throw new IllegalArgumentException(
                    "bytes: expected " + wanted + " for " + type.name() + " " + shape + ", found " + bytes.remaining());
        }
        return new HostArray(type, shape, bytes.slice().order(ByteOrder.nativeOrder()));
    }

    /**
     * Writes the numbers into an array that exists already.
     *
     * @param target of the same shape; numbers are converted if its type is another
     * @throws IllegalArgumentException if the shape is another
     */
    public void copyTo(NDArray target) {
        if (!target.getShape().equals(shape)) {
            throw new IllegalArgumentException("target: expected shape " + shape + ", found " + target.getShape());
        }
        Gradients.withoutRecording(target.getManager().getEngine(), () -> {
            try (NDManager scratch = target.getManager().newSubManager();
                    NativeBuffer buffer = new NativeBuffer(Math.max(1, bytes.remaining()))) {
                ByteBuffer view = buffer.view(bytes.remaining());
                view.put(bytes.duplicate()).flip();
                NDArray source = scratch.create(view, shape, type);
                target.set(new NDIndex(":"), source.toType(target.getDataType(), false));
            }
            return target;
        });
    }

    /**
     * Tells the number type.
     *
     * @return the type of the array that was copied
     */
    public DataType type() {
        return type;
    }

    /**
     * Tells the extents.
     *
     * @return the shape of the array that was copied
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Views the numbers.
     *
     * @return a read-only view in row-major order, in the machine's byte order
     */
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * Copies the numbers.
     *
     * @return values in row-major order, rounded to 32 bits where they have more
     * @throws IllegalStateException if they are not floating-point numbers
     */
    public float[] floats() {
        ByteBuffer source = bytes();
        float[] values = new float[Math.toIntExact(shape.size())];
        switch (type) {
            case FLOAT32 -> source.asFloatBuffer().get(values);
            case FLOAT64 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) source.getDouble();
                }
            }
            case FLOAT16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float16Utils.halfToFloat(source.getShort());
                }
            }
            default -> throw new IllegalStateException("array: expected floating-point numbers, found " + type.name());
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostArray that
                && type == that.type
                && shape.equals(that.shape)
                && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return type.name() + " " + shape;
    }
}
