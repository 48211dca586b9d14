package org.espalier.samples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espalier.djl.data.CsvFiles;
import org.espalier.djl.data.DataException;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.djl.data.IdxFiles;
import org.espalier.djl.data.IdxSource;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.data.SplitSizes;
import org.espalier.symbol.Symbol;

/**
 * The images of a search, checked: how many go where, their shape and classes.
 *
 * @param source the images as part of a program
 * @param title what they are, for people
 * @param shape axes (channels, height, width) of one image
 * @param classes number of classes
 * @param sizes numbers of training, validation and test images
 */
record DemoData(Symbol<DataSource> source, String title, ImageShape shape, int classes, Sizes sizes) {
    private static final int MOST_JUDGED = 1024;
    private static final int MOST_TESTED = 4096;

    /** Numbers of images. */
    record Sizes(int train, int validation, int test) {
        /** Divides a set: three fifths to learn from, the rest to choose and to judge by; large sets are not used up. */
        static Sizes of(int available, int wanted) {
            int train = Math.min(wanted, available * 3 / 5);
            int validation = Math.min(MOST_JUDGED, (available - train) / 2);
            return new Sizes(train, validation, Math.min(MOST_TESTED, available - train - validation));
        }
    }

    /**
     * Finds images.
     *
     * @param path a folder of IDX files or a CSV file; empty for digits drawn by the program itself
     * @param train number of training images wanted, at least 1
     * @throws DataException if there is nothing at {@code path} or it cannot be read, with one line that says why
     */
    static DemoData find(Optional<Path> path, int train) {
        if (path.isEmpty()) {
            return drawn(train);
        }
        Path place = path.get();
        if (!Files.exists(place)) {
            throw new DataException(place + ": expected a folder of IDX files or a CSV file, found nothing");
        }
        return Files.isDirectory(place) ? idx(place, train) : csv(place, train);
    }

    private static DemoData drawn(int train) {
        int judged = Math.min(MOST_JUDGED, Math.max(1, train / 2));
        Sizes sizes = new Sizes(train, judged, judged);
        Symbol<DataSource> source = DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.MEDIUM)
                .set(DataSources.TRAIN, sizes.train())
                .set(DataSources.VALIDATION, sizes.validation())
                .set(DataSources.TEST, sizes.test()));
        return new DemoData(source, "drawn digits (medium)", new ImageShape(1, 28, 28), 10, sizes);
    }

    private static DemoData csv(Path file, int train) {
        ImageSet all = CsvFiles.read(file);
        Sizes sizes = divide(file, all.size(), train);
        Symbol<DataSource> source = DataSources.csv(d -> d.set(DataSources.FILE, file.toString())
                .set(DataSources.TRAIN, sizes.train())
                .set(DataSources.VALIDATION, sizes.validation())
                .set(DataSources.TEST, sizes.test()));
        return new DemoData(source, file.toString(), all.shape(), all.classes(), sizes);
    }

    private static DemoData idx(Path folder, int train) {
        ImageSplits all = new IdxSource(folder.toString(), SplitSizes.AUTOMATIC, 0).load();
        int learn = all.train().size() + all.validation().size();
        int judge = all.test().size();
        boolean hasOwnTest = IdxFiles.find(folder).size() > 1;
        Sizes whole = divide(folder, hasOwnTest ? learn : learn + judge, train);
        Sizes sizes = hasOwnTest ? new Sizes(whole.train(), whole.validation(), Math.min(MOST_TESTED, judge)) : whole;
        Symbol<DataSource> source = DataSources.idx(d -> d.set(DataSources.FOLDER, folder.toString())
                .set(DataSources.TRAIN, sizes.train())
                .set(DataSources.VALIDATION, sizes.validation())
                .set(DataSources.TEST, sizes.test()));
        return new DemoData(source, folder.toString(), all.shape(), all.classes(), sizes);
    }

    private static Sizes divide(Path place, int available, int train) {
        Sizes sizes = Sizes.of(available, train);
        if (sizes.train() < 1 || sizes.validation() < 1) {
            throw new DataException(place + ": expected at least 5 images, found " + available);
        }
        return sizes;
    }

    /** Returns the images in one line. */
    @Override
    public String toString() {
        return title + ": " + sizes.train() + " training, " + sizes.validation() + " validation and " + sizes.test()
                + " test images of " + shape.height() + " x " + shape.width()
                + (shape.channels() == 1 ? "" : " x " + shape.channels()) + " pixels, " + classes + " classes";
    }
}
