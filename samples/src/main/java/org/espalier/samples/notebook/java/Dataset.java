package org.espalier.samples.notebook.java;

import org.espalier.djl.data.ImageSplits;
import org.espalier.samples.notebook.Pictures;

// cell:datasets
/** Labelled images. */
public interface Dataset {
    /** Returns the number of classes, in {@code [1, inf)}. */
    int numClasses();

    /** Returns the images. */
    ImageSplits loadData();

    /** Digits, drawn when needed. */
    record Digits(int images) implements Dataset {
        @Override
        public int numClasses() {
            return 10;
        }

        @Override
        public ImageSplits loadData() {
            return Pictures.digits(images);
        }
    }

    /** Numbers from 00 to 99, drawn when needed. */
    record Numbers(int images) implements Dataset {
        @Override
        public int numClasses() {
            return 100;
        }

        @Override
        public ImageSplits loadData() {
            return Pictures.numbers(images);
        }
    }

    /** Handwritten digits in a folder of IDX files. */
    record DigitFiles(String folder, int images) implements Dataset {
        @Override
        public int numClasses() {
            return 10;
        }

        @Override
        public ImageSplits loadData() {
            return Pictures.files(folder, images);
        }
    }
}
