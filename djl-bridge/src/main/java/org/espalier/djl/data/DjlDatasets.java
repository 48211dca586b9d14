package org.espalier.djl.data;

import ai.djl.basicdataset.cv.classification.Cifar10;
import ai.djl.basicdataset.cv.classification.FashionMnist;
import ai.djl.basicdataset.cv.classification.Mnist;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset.Usage;
import ai.djl.training.dataset.RandomAccessDataset;
import java.io.IOException;

/** The only class that names DJL's data sets; loaded only if one is asked for. */
final class DjlDatasets {

    private DjlDatasets() {}

    static RandomAccessDataset open(DjlDataset dataset, NDManager manager, boolean train) {
        Usage usage = train ? Usage.TRAIN : Usage.TEST;
        return switch (dataset) {
            case MNIST ->
                Mnist.builder()
                        .optManager(manager)
                        .optUsage(usage)
                        .setSampling(1, false)
                        .build();
            case FASHION_MNIST ->
                FashionMnist.builder()
                        .optManager(manager)
                        .optUsage(usage)
                        .setSampling(1, false)
                        .build();
            case CIFAR10 ->
                Cifar10.builder()
                        .optManager(manager)
                        .optUsage(usage)
                        .setSampling(1, false)
                        .build();
        };
    }

    static Batch range(RandomAccessDataset dataset, NDManager manager, int from, int to) throws IOException {
        if (dataset instanceof ArrayDataset arrays) {
            return arrays.getByRange(manager, from, to);
        }
        throw new IOException("expected a data set held in arrays, found " + dataset.getClass());
    }
}
