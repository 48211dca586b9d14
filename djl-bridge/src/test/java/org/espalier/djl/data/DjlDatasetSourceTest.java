package org.espalier.djl.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import java.io.IOException;
import java.net.UnknownHostException;
import org.espalier.djl.engine.Engines;
import org.junit.jupiter.api.Test;

class DjlDatasetSourceTest {

    /** DJL keeps images as (image, row, column, channel) of 0 to 255; ours are planes of 0 to 1. */
    @Test
    void axesAndScaleAreChanged() throws IOException {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            ArrayDataset arrays = new ArrayDataset.Builder()
                    .setData(manager.arange(0f, 2 * 2 * 3 * 3, 1f, DataType.FLOAT32)
                            .reshape(new Shape(2, 2, 3, 3)))
                    .optLabels(manager.create(new float[] {4, 1}))
                    .setSampling(1, false)
                    .build();
            ImageSet images = DjlDatasetSource.toImages(arrays, manager, 2);
            assertThat(images.shape()).isEqualTo(new ImageShape(3, 2, 3));
            assertThat(images.classes()).isEqualTo(5);
            assertThat(images.label(1)).isEqualTo(1);
            float[] first = images.image(0);
            // plane 1, row 1, column 2 was element (row 1, column 2, channel 1) = 1*9 + 2*3 + 1
            assertThat(first[6 + 3 + 2]).isEqualTo(16 / 255f);
            // second image, plane 2, row 0, column 1 was element 18 + 0*9 + 1*3 + 2
            assertThat(images.image(1)[12 + 1]).isEqualTo(23 / 255f);
            assertThat(DjlDatasetSource.toImages(arrays, manager, 1).size()).isEqualTo(1);
        }
    }

    @Test
    void withoutANetworkTheMessageSaysWhatToDo() {
        assertThat(DjlDatasetSource.unreachable(DjlDataset.MNIST, new UnknownHostException("repository.example")))
                .isInstanceOf(DataException.class)
                .hasMessage("MNIST: cannot be fetched from DJL's repository (java.net.UnknownHostException:"
                        + " repository.example); connect to a network once, or read downloaded files with IdxSource or"
                        + " CsvSource");
    }
}
