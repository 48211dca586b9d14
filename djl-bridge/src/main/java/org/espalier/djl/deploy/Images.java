package org.espalier.djl.deploy;

import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.transform.Resize;
import ai.djl.modality.cv.transform.ToTensor;
import ai.djl.modality.cv.translator.ImageClassificationTranslator;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import java.util.List;
import java.util.stream.IntStream;

/** DJL's translator for images, set up for a saved model. */
final class Images {

    private Images() {}

    static Translator<Image, Classifications> translator(SavedModel model) {
        Shape input = model.input();
        Shape output = model.output();
        boolean images = input.dimension() == 3 && (input.get(0) == 1 || input.get(0) == 3);
        if (!images || output.dimension() != 1) {
            throw new IllegalStateException(
                    "imageTranslator: expected a network from (channel, row, column) with 1 or 3"
                            + " channels to (class), found " + input + " to " + output
                            + "; write a Translator of your own for it");
        }
        int classes = Math.toIntExact(output.get(0));
        List<String> names = model.classes().isEmpty()
                ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
                : model.classes();
        DataType type = Places.numberType(model.weights());
        return ImageClassificationTranslator.builder()
                .optFlag(input.get(0) == 1 ? Image.Flag.GRAYSCALE : Image.Flag.COLOR)
                .addTransform(array -> resized(array, input))
                .addTransform(new ToTensor())
                .addTransform(array -> array.toType(type, false))
                .optSynset(names)
                .optTopK(classes)
                .optApplySoftmax(true)
                .build();
    }

    /** Leaves images of the right size as they are, to the last digit. */
    private static NDArray resized(NDArray image, Shape wanted) {
        long height = wanted.get(1);
        long width = wanted.get(2);
        boolean fits = image.getShape().get(0) == height && image.getShape().get(1) == width;
        return fits ? image : new Resize(Math.toIntExact(width), Math.toIntExact(height)).transform(image);
    }
}
