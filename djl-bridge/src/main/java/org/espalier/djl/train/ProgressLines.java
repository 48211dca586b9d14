package org.espalier.djl.train;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes one line for every pass:
 *
 * <pre>epoch  3/10  loss 0.4121  train  87.1 %  validation  88.3 %  best  89.0 % (epoch 2)  5210 images/s  12.4 s</pre>
 *
 * <p>The speed counts training images in the wall time of the whole pass, validation included. A listener serves one
 * run at a time.
 */
public final class ProgressLines implements EpochListener {

    private final Consumer<String> out;
    private int epochs;
    private int images;
    private int bestEpoch;
    private double best;
    private double secondsBefore;

    /**
     * Prepares lines.
     *
     * @param out takes each line, without an end-of-line, such as {@code System.out::println}
     */
    public ProgressLines(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void starts(TrainingOutlook outlook) {
        epochs = outlook.epochs();
        images = outlook.images();
        bestEpoch = 0;
        best = 0;
        secondsBefore = 0;
        outlook.inheritance().ifPresent(inheritance -> out.accept(inheritance.summary()));
        List<EpochResult> history = outlook.history();
        if (!history.isEmpty()) {
            history.forEach(this::take);
            out.accept("goes on after epoch " + history.size() + " of " + epochs);
        }
    }

    @Override
    public boolean goOn(EpochResult result) {
        double seconds = result.seconds() - secondsBefore;
        take(result);
        int width = Integer.toString(epochs).length();
        String speed = seconds > 0 ? String.format(Locale.ROOT, "%.0f", images / seconds) : "-";
        out.accept(String.format(
                Locale.ROOT,
                "epoch %" + width + "d/%d  loss %.4f  train %5.1f %%  validation %5.1f %%  best %5.1f %% (epoch %d)"
                        + "  %s images/s  %.1f s",
                result.epoch(),
                epochs,
                result.loss(),
                100 * result.trainAccuracy(),
                100 * result.validationAccuracy(),
                100 * best,
                bestEpoch,
                speed,
                result.seconds()));
        return true;
    }

    private void take(EpochResult result) {
        if (bestEpoch == 0 || result.validationAccuracy() > best) {
            best = result.validationAccuracy();
            bestEpoch = result.epoch();
        }
        secondsBefore = result.seconds();
    }
}
