package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.engine.NativeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hands mini-batches to the engine through buffers that are used again and again.
 *
 * <p>With prefetching, a thread of the feed gathers and augments the next mini-batch while the engine works on this
 * one; it never calls the engine, and the mini-batches are the same. On a CPU the arrays read the buffers in place:
 * they are valid until the next mini-batch is asked for. A feed belongs to one thread at a time.
 */
public final class BatchFeed implements AutoCloseable {

    private final Shape imageShape;
    private final DataType type;
    private final List<Slot> slots;
    private final @Nullable ExecutorService worker;
    private @Nullable Future<int[]> pending;

    /**
     * Takes memory for mini-batches.
     *
     * @param image shape of each image
     * @param capacity images of the largest mini-batch, at least 1
     * @param type number type of the pixels that the network gets
     * @param prefetch whether a thread prepares the next mini-batch
     */
    public BatchFeed(ImageShape image, int capacity, DataType type, boolean prefetch) {
        this.imageShape = new Shape(image.channels(), image.height(), image.width());
        this.type = type;
        this.slots = IntStream.range(0, prefetch ? 2 : 1)
                .mapToObj(i -> new Slot(capacity, image.size()))
                .toList();
        this.worker = prefetch ? Executors.newSingleThreadExecutor(BatchFeed::daemon) : null;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "espalier-prefetch");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins a pass; one that was begun before and not finished is given up.
     *
     * @param plan the images, of the feed's shape
     * @return hands out the mini-batches of the plan in order
     */
    public Pass pass(BatchPlan plan) {
        settle();
        return new Pass(plan);
    }

    /** Frees the buffers and ends the thread; does nothing when called again. */
    @Override
    public void close() {
        settle();
        if (worker != null) {
            worker.shutdown();
        }
        slots.forEach(Slot::close);
    }

    /** Waits until no other thread writes to a buffer, come what may: buffers are freed by hand. */
    private void settle() {
        Future<int[]> last = pending;
        pending = null;
        boolean interrupted = false;
        while (last != null && !last.isDone()) {
            try {
                last.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands out the mini-batches of one pass. */
    public final class Pass {

        private final BatchPlan plan;
        private int next;

        private Pass(BatchPlan plan) {
            this.plan = plan;
        }

        /**
         * Tells whether there is another mini-batch.
         *
         * @return whether {@link #next} may be called
         */
        public boolean hasNext() {
            return next < plan.count();
        }

        /**
         * Returns the next mini-batch, and lets the thread prepare the one after it.
         *
         * @param manager the arrays live below it
         * @return the mini-batch
         * @throws NoSuchElementException if there is none
         * @throws IllegalStateException if the thread is interrupted while it waits; it stays interrupted
         */
        public MiniBatch next(NDManager manager) {
            if (!hasNext()) {
                throw new NoSuchElementException("all " + plan.count() + " mini-batches were handed out");
            }
            int batch = next++;
            int[] expected = pending == null ? fill(batch) : await(pending);
            pending = worker != null && hasNext() ? worker.submit(() -> fill(batch + 1)) : null;
            return slot(batch).arrays(manager, expected);
        }

        private Slot slot(int batch) {
            return slots.get(batch % slots.size());
        }

        private int[] fill(int batch) {
            Slot slot = slot(batch);
            return plan.fill(batch, slot.pixels().asFloatBuffer(), slot.labels().asLongBuffer());
        }
    }

    private static int[] await(Future<int[]> filled) {
        try {
            return filled.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a mini-batch", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a mini-batch could not be prepared", e.getCause());
        }
    }

    /** Memory for one mini-batch. */
    private final class Slot {

        private final NativeBuffer pixels;
        private final NativeBuffer labels;
        private final int imageSize;
        private final int capacity;

        Slot(int capacity, int imageSize) {
            this.capacity = capacity;
            this.imageSize = imageSize;
            this.pixels = new NativeBuffer((long) capacity * imageSize * Float.BYTES);
            this.labels = new NativeBuffer((long) capacity * Long.BYTES);
        }

        ByteBuffer pixels() {
            return pixels.view((long) capacity * imageSize * Float.BYTES);
        }

        ByteBuffer labels() {
            return labels.view((long) capacity * Long.BYTES);
        }

        MiniBatch arrays(NDManager manager, int[] expected) {
            int count = expected.length;
            ByteBuffer pixelView = pixels.view((long) count * imageSize * Float.BYTES);
            ByteBuffer labelView = labels.view((long) count * Long.BYTES);
            NDArray input = manager.create(pixelView, new Shape(count).addAll(imageShape), DataType.FLOAT32);
            NDArray label = manager.create(labelView, new Shape(count), DataType.INT64);
            return new MiniBatch(input.toType(type, false), label, expected);
        }

        void close() {
            pixels.close();
            labels.close();
        }
    }
}
