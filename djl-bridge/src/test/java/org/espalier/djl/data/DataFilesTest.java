package org.espalier.djl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path folder;

    @Test
    void idxFilesPlainAndCompressed() throws IOException {
        write(IMAGES, images(3, 2, 2));
        write(LABELS + ".gz", gzip(labels(3)));
        ImageSet read = IdxFiles.read(IdxFiles.find(folder).get(0));
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.shape()).isEqualTo(new ImageShape(1, 2, 2));
        assertThat(read.image(1)).containsExactly(4 / 255f, 5 / 255f, 6 / 255f, 7 / 255f);
        assertThat(read.label(2)).isEqualTo(2);
        assertThat(read.classes()).isEqualTo(3);
    }

    @Test
    void aTestPairBecomesTheTestPart() throws IOException {
        write(IMAGES, images(20, 2, 2));
        write(LABELS, labels(20));
        write("t10k-images-idx3-ubyte", images(5, 2, 2));
        write("t10k-labels-idx1-ubyte", labels(20, 5));
        ImageSplits splits = new IdxSource(folder.toString(), SplitSizes.AUTOMATIC, 1).load();
        assertThat(splits.train().size()).isEqualTo(18);
        assertThat(splits.validation().size()).isEqualTo(2);
        assertThat(splits.test().size()).isEqualTo(5);
        assertFails(
                () -> new IdxSource(folder.toString(), new SplitSizes(20, 1, 5), 1).load(),
                folder + ": split 20/1/5 needs more images than the files have (20 and 5)");
    }

    @Test
    void idxProblemsAreOneLine() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertFails(() -> IdxFiles.find(nowhere), nowhere + ": no such folder");
        assertFails(
                () -> IdxFiles.find(folder),
                folder
                        + ": no IDX files; expected names such as train-images-idx3-ubyte.gz and"
                        + " train-labels-idx1-ubyte.gz");
        Path images = write(IMAGES, images(3, 2, 2));
        assertFails(
                () -> IdxFiles.find(folder), images + ": no label file beside it; expected train-labels-idx1-ubyte");
        Path labels = write(LABELS, labels(4));
        assertFails(this::readIdx, images + ": has 3 images, but " + LABELS + " has 4 labels");
        write(LABELS, labels(3));
        write(IMAGES, Arrays.copyOf(images(3, 2, 2), 20));
        assertFails(this::readIdx, images + ": expected 12 more bytes, found 4; the file is truncated");
        write(IMAGES, Arrays.copyOf(gzip(images(300, 9, 9)), 60));
        assertFails(this::readIdx, images + ": gzip data ends too early; the file is truncated");
        write(IMAGES, labels(3));
        assertFails(this::readIdx, images + ": expected 16 more bytes, found 11; the file is truncated");
        write(LABELS, images(3, 2, 2));
        assertFails(this::readIdx, labels + ": expected IDX magic 0x00000801, found 0x00000803");
        write(LABELS, labels(3));
        write(IMAGES, header(0x803, 3, -1, 2));
        assertFails(
                this::readIdx,
                images
                        + ": header announces 3 images of -1x2; expected at least one, and at most 2^31 pixels"
                        + " in all");
    }

    @Test
    void csvPlainCompressedAndWithHeading() throws IOException {
        Path plain = write("a.csv", "0,2,4,8,1\n\n8,4,2,0,0\n".getBytes());
        ImageSet read = CsvFiles.read(plain);
        assertThat(read.shape()).isEqualTo(new ImageShape(1, 2, 2));
        assertThat(read.image(0)).containsExactly(0, 0.25f, 0.5f, 1);
        assertThat(read.label(0)).isEqualTo(1);
        Path packed = write("b.csv.gz", gzip("p0,p1,p2,label\n1,2,3,0\n3,2,1,4\n".getBytes()));
        ImageSet second = CsvFiles.read(packed);
        assertThat(second.shape()).isEqualTo(new ImageShape(1, 1, 3));
        assertThat(second.size()).isEqualTo(2);
        assertThat(second.classes()).isEqualTo(5);
        assertThat(CsvFiles.read(packed, new ImageShape(3, 1, 1)).shape().channels())
                .isEqualTo(3);
        assertFails(
                () -> CsvFiles.read(packed, new ImageShape(1, 2, 2)),
                packed + ": images of 1x2x2 need 5 columns with the label, found 4");
    }

    @Test
    void csvProblemsNameFileAndLine() throws IOException {
        Path missing = folder.resolve("none.csv");
        assertFails(() -> CsvFiles.read(missing), missing + ": no such file");
        Path file = write("c.csv", "1,2,3,4,0\n1,2,3,0\n".getBytes());
        assertFails(() -> CsvFiles.read(file), file + ":2: expected 5 columns as in the lines before, found 4");
        write("c.csv", "1,2,0\n1,x,0\n".getBytes());
        assertFails(() -> CsvFiles.read(file), file + ":2: column 2: expected a number, found 'x'");
        write("c.csv", "1,2,0\n1,NaN,0\n".getBytes());
        assertFails(() -> CsvFiles.read(file), file + ":2: column 2: expected a number, found 'NaN'");
        write("c.csv", "1,2,0\n1,2,1.5\n".getBytes());
        assertFails(
                () -> CsvFiles.read(file),
                file + ":2: expected a whole number in [0, 65536] as the label in the last column, found" + " 1.5");
        write("c.csv", "7\n".getBytes());
        assertFails(
                () -> CsvFiles.read(file),
                file + ":1: expected values and a label separated by commas, found 1 column");
        write("c.csv", new byte[0]);
        assertFails(() -> CsvFiles.read(file), file + ": expected at least one line of numbers, found none");
        write("c.csv", Arrays.copyOf(gzip("1,2,3\n".repeat(5000).getBytes()), 40));
        assertFails(() -> CsvFiles.read(file), file + ": gzip data ends too early; the file is truncated");
    }

    private void readIdx() {
        IdxFiles.read(IdxFiles.find(folder).get(0));
    }

    private static void assertFails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessage(message);
        assertThat(message).doesNotContain("\n");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** Pixels 0, 1, 2, ... */
    private static byte[] images(int count, int height, int width) {
        int pixels = count * height * width;
        ByteBuffer buffer = ByteBuffer.allocate(16 + pixels).put(header(0x803, count, height, width));
        for (int i = 0; i < pixels; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    private static byte[] labels(int count) {
        return labels(count, count);
    }

    /** Labels 0, 1, 2, ..., the last one being {@code classes - 1}. */
    private static byte[] labels(int classes, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + count).put(header(0x801, count));
        for (int i = classes - count; i < classes; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    private static byte[] header(int... words) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * words.length);
        for (int word : words) {
            buffer.putInt(word);
        }
        return buffer.array();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
