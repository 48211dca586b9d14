package org.espalier.djl.data;

import java.nio.file.Path;

/**
 * Images from one text file, label last; see {@link CsvFiles} for the form.
 *
 * @param file the file, compressed with gzip or not
 * @param sizes how many images to use; {@link SplitSizes#AUTOMATIC} for all
 * @param seed seed of the random split
 */
public record CsvSource(String file, SplitSizes sizes, long seed) implements DataSource {

    @Override
    public ImageSplits load() {
        return ImageSplits.of(CsvFiles.read(Path.of(file)), sizes, seed);
    }
}
