package org.espalier.djl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Reads the real files where they are. */
class RealDataTest {

    @Test
    void mnistTestImages() {
        Path folder = data("mnist-t10k");
        ImageSplits splits = new IdxSource(folder.toString(), new SplitSizes(8000, 1000, 1000), 1).load();
        assertThat(splits.shape()).isEqualTo(new ImageShape(1, 28, 28));
        assertThat(splits.classes()).isEqualTo(10);
        ImageSet all = IdxFiles.read(IdxFiles.find(folder).get(0));
        // The published counts of the labels 0 to 9 among the 10 000 test images.
        assertThat(all.labelCounts()).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(all.label(0)).isEqualTo(7);
    }

    @Test
    void digitsTable() {
        Path file = data("digits").resolve("digits.csv.gz");
        ImageSplits splits = new CsvSource(file.toString(), SplitSizes.AUTOMATIC, 1).load();
        assertThat(splits.shape()).isEqualTo(new ImageShape(1, 8, 8));
        assertThat(splits.classes()).isEqualTo(10);
        assertThat(splits.train().size()
                        + splits.validation().size()
                        + splits.test().size())
                .isEqualTo(1797);
    }

    private static Path data(String name) {
        String configured = System.getProperty("espalier.data", "");
        Path folder = Path.of(configured, name);
        assumeTrue(
                !configured.isBlank() && Files.isDirectory(folder),
                "real data missing: set the system property espalier.data to a folder with " + name);
        return folder;
    }
}
