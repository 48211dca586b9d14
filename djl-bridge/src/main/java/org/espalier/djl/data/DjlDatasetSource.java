package org.espalier.djl.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import java.io.IOException;
import java.util.Arrays;
import org.espalier.djl.engine.Engines;

/**
 * One of DJL's own image sets, fetched over the network on first use and kept in DJL's cache.
 *
 * <p>Needs {@code ai.djl:basicdataset} on the class path. The test part is DJL's; the validation part
 * is split off the training images.
 *
 * @param dataset which set
 * @param sizes how many images to use; {@link SplitSizes#AUTOMATIC} for all, with one tenth of the
 *     training images for validation
 * @param seed seed of the random split
 */
public record DjlDatasetSource(DjlDataset dataset, SplitSizes sizes, long seed) implements DataSource {

    private static final int CHUNK = 1000;
    private static final float PIXEL_MAX = 255f;

    @Override
    public ImageSplits load() {
        try (NDManager manager = Engines.newManager(ai.djl.Device.cpu())) {
            int learned = sizes.train() + sizes.validation();
            ImageSet learn = read(manager, true, learned == 0 ? Integer.MAX_VALUE : learned);
            ImageSet judge = read(manager, false, sizes.test() == 0 ? Integer.MAX_VALUE : sizes.test());
            int validation = sizes.validation() > 0 ? sizes.validation() : learn.size() / 10;
            int[] order = ImageSplits.permutation(learn.size(), seed);
            int train = learn.size() - validation;
            return new ImageSplits(
                    learn.subset(Arrays.copyOfRange(order, 0, train)),
                    learn.subset(Arrays.copyOfRange(order, train, learn.size())),
                    judge);
        } catch (IOException e) {
            throw unreachable(dataset, e);
        } catch (NoClassDefFoundError e) {
            throw new DataException(
                    dataset + ": DJL's data sets are missing; add ai.djl:basicdataset to the class path", e);
        }
    }

    /** Describes a failed fetch in one line. */
    static DataException unreachable(DjlDataset dataset, IOException cause) {
        return new DataException(
                dataset + ": cannot be fetched from DJL's repository (" + cause
                        + "); connect to a network once, or read downloaded files with IdxSource or CsvSource",
                cause);
    }

    private ImageSet read(NDManager manager, boolean train, int wanted) throws IOException {
        RandomAccessDataset images = DjlDatasets.open(dataset, manager, train);
        return toImages(images, manager, wanted);
    }

    /** Copies up to a number of images out of DJL's arrays, axes (image, row, column, channel). */
    static ImageSet toImages(RandomAccessDataset dataset, NDManager manager, int wanted) throws IOException {
        try {
            dataset.prepare();
            int count = (int) Math.min(wanted, dataset.size());
            int[] labels = new int[count];
            float[] values = new float[0];
            ImageShape shape = new ImageShape(1, 1, 1);
            for (int from = 0; from < count; from += CHUNK) {
                int to = Math.min(count, from + CHUNK);
                try (NDManager chunk = manager.newSubManager();
                        Batch batch = DjlDatasets.range(dataset, chunk, from, to)) {
                    NDArray pixels = batch.getData().head();
                    if (from == 0) {
                        shape = shapeOf(pixels.getShape());
                        values = new float[Math.multiplyExact(count, shape.size())];
                    }
                    toPlanes(pixels.toFloatArray(), shape, values, from * shape.size());
                    float[] classes = batch.getLabels().head().toFloatArray();
                    for (int i = from; i < to; i++) {
                        labels[i] = (int) classes[i - from];
                    }
                }
            }
            return ImageSet.of(shape, 1 + Arrays.stream(labels).max().orElse(0), values, labels);
        } catch (ai.djl.translate.TranslateException e) {
            throw new IOException(e);
        }
    }

    private static ImageShape shapeOf(Shape images) {
        return new ImageShape((int) images.get(3), (int) images.get(1), (int) images.get(2));
    }

    /** Changes axes (image, row, column, channel) to (image, channel, row, column), and 255 to 1. */
    private static void toPlanes(float[] mixed, ImageShape shape, float[] planes, int offset) {
        int area = shape.height() * shape.width();
        int channels = shape.channels();
        for (int i = 0; i < mixed.length; i++) {
            int image = i / shape.size();
            int inside = i % shape.size();
            int target = image * shape.size() + inside % channels * area + inside / channels;
            planes[offset + target] = mixed[i] / PIXEL_MAX;
        }
    }
}
