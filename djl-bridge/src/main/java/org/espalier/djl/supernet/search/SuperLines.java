package org.espalier.djl.supernet.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes one line for every pass of a search:
 *
 * <pre>epoch  3/12  loss 0.8121  train  74.2 %  choice  81.3 %  best  82.0 % (epoch 2)  entropy 3.91  5210 images/s  12.4 s  [0, 2, 1]</pre>
 *
 * <p>The speed counts images that weights learned from, in the wall time of the whole pass. A listener serves one search at
 * a time.
 */
public final class SuperLines implements SuperListener {
    private final Consumer<String> out;
    private int epochs;
    private int bestEpoch;
    private double best;
    private double secondsBefore;
    private long learnedBefore;

    /**
     * Prepares lines.
     *
     * @param out takes each line, without an end-of-line, such as {@code System.out::println}
     */
    public SuperLines(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void starts(int total, List<SuperEpoch> history) {
        epochs = total;
        bestEpoch = 0;
        best = 0;
        secondsBefore = 0;
        learnedBefore = 0;
        if (!history.isEmpty()) {
            history.forEach(this::take);
            out.accept("goes on after epoch " + history.size() + " of " + epochs);
        }
    }

    @Override
    public boolean goOn(SuperEpoch epoch) {
        double seconds = epoch.seconds() - secondsBefore;
        long images = epoch.passes().learned() - learnedBefore;
        take(epoch);
        int width = Integer.toString(epochs).length();
        String entropy =
                Double.isNaN(epoch.entropy()) ? "" : String.format(Locale.ROOT, "  entropy %.2f", epoch.entropy());
        out.accept(String.format(
                Locale.ROOT,
                "epoch %" + width + "d/%d  loss %.4f  train %5.1f %%  choice %5.1f %%  best %5.1f %% (epoch %d)%s"
                        + "  %s images/s  %.1f s  %s",
                epoch.epoch(),
                epochs,
                epoch.loss(),
                100 * epoch.trainAccuracy(),
                100 * epoch.accuracy(),
                100 * best,
                bestEpoch,
                entropy,
                seconds > 0 ? String.format(Locale.ROOT, "%.0f", images / seconds) : "-",
                epoch.seconds(),
                epoch.choice()));
        return true;
    }

    private void take(SuperEpoch epoch) {
        if (bestEpoch == 0 || epoch.accuracy() > best) {
            best = epoch.accuracy();
            bestEpoch = epoch.epoch();
        }
        secondsBefore = epoch.seconds();
        learnedBefore = epoch.passes().learned();
    }
}
