package org.espalier.djl.data;

/**
 * Describes a labelled image set and can load it.
 *
 * <p>Implementations are records, so that two equal descriptions load equal images and a {@link
 * DataCache} can keep them.
 */
@FunctionalInterface
public interface DataSource {

    /**
     * Reads or makes the images.
     *
     * @return the images in three parts
     * @throws DataException if the images cannot be read, with one line that says why
     */
    ImageSplits load();
}
