package org.espalier.djl.train;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;

/** What a run and the file that it goes on from have to agree in. */
final class RunFacts {

    private RunFacts() {}

    static Map<String, String> of(TrainingLoop loop, ImageSplits data, TrainingCourse course) {
        FitSettings settings = loop.settings();
        DataType type = loop.network().type();
        Map<String, String> facts = new TreeMap<>();
        facts.put("epochs", Integer.toString(settings.epochs()));
        facts.put("batch", Integer.toString(settings.batch()));
        facts.put("seed", Long.toString(settings.seed()));
        facts.put("clip", settings.clip().toString());
        facts.put("patience", settings.patience().toString());
        facts.put("precision", type.name());
        facts.put("loss", text(loop.loss()));
        facts.put("optimizer", text(course.optimizer()));
        facts.put("schedule", text(course.schedule()));
        facts.put("augmentation", text(course.augmentation()));
        facts.put("train", text(data.train()));
        facts.put("validation", text(data.validation()));
        return facts;
    }

    /** Prints a record as it is, and a function, which has no text of its own, as what it implements. */
    private static String text(Object value) {
        String text = value.toString();
        String nameless = value.getClass().getName() + "@";
        return text.startsWith(nameless) ? "a function" : text;
    }

    private static String text(ImageSet images) {
        CRC32 checksum = new CRC32();
        ByteBuffer bytes = ByteBuffer.allocate(images.shape().size() * Float.BYTES);
        for (int i = 0; i < images.size(); i++) {
            bytes.clear();
            images.copyTo(i, bytes.asFloatBuffer());
            checksum.update(bytes);
            checksum.update(images.label(i));
        }
        return images + ", checksum " + Long.toHexString(checksum.getValue());
    }
}
