package org.espalier.benchmarks.sharing;

import static org.espalier.djl.optim.Schedules.cosine;

import java.util.function.Supplier;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.supernet.search.AlphaCourse;
import org.espalier.djl.supernet.search.Darts;
import org.espalier.djl.supernet.search.Enas;
import org.espalier.djl.supernet.search.FairNas;
import org.espalier.djl.supernet.search.Gdas;
import org.espalier.djl.supernet.search.ProxylessNas;
import org.espalier.djl.supernet.search.Ranking;
import org.espalier.djl.supernet.search.SinglePath;
import org.espalier.djl.supernet.search.Snas;
import org.espalier.djl.supernet.search.Strategy;
import org.espalier.djl.supernet.search.Temperature;
import org.espalier.djl.supernet.search.Tunas;
import org.espalier.djl.supernet.search.Turns;
import org.espalier.djl.train.Experiment;
import org.espalier.symbol.Symbol;

/** A strategy with its settings in this comparison; all keep within a twentieth of training all networks. */
enum Contender {
    SINGLE_PATH(() -> new SinglePath(Ranking.upTo(256).images(256)), 60),
    FAIR(() -> new FairNas(Ranking.upTo(256).images(256)), 18),
    ENAS(() -> new Enas().finalists(Contender.FINALISTS), 60),
    TUNAS(() -> new Tunas().turns(new Turns(1, 1, 64)).finalists(Contender.FINALISTS), 44),
    DARTS(() -> new Darts(AlphaCourse.DARTS.rate(Contender.ALPHA_RATE), Darts.Order.FIRST), 12),
    DARTS_SECOND(() -> new Darts(AlphaCourse.DARTS.rate(Contender.ALPHA_RATE), Darts.Order.SECOND), 5),
    GDAS(() -> new Gdas(AlphaCourse.DARTS.rate(Contender.ALPHA_RATE), Temperature.GDAS), 40),
    SNAS(() -> new Snas(AlphaCourse.DARTS.rate(Contender.ALPHA_RATE), Temperature.SNAS), 12),
    PROXYLESS(() -> new ProxylessNas(AlphaCourse.PROXYLESS.rate(Contender.ALPHA_RATE)), 24);

    private static final int FINALISTS = 40;
    private static final double ALPHA_RATE = 0.01;
    private static final double RATE = 0.05;
    private static final double LAST = 0.02;

    private final Supplier<Strategy> strategy;
    private final int epochs;

    Contender(Supplier<Strategy> strategy, int epochs) {
        this.strategy = strategy;
        this.epochs = epochs;
    }

    Strategy strategy() {
        return strategy.get();
    }

    int epochs() {
        return epochs;
    }

    /** Describes the training of the shared weights. */
    Symbol<Experiment> experiment(Symbol<Layer> model, Symbol<DataSource> data, double rate) {
        return CellSpace.alone(model, data, epochs)
                .with("optimizer", Optimizers.nag(rate == 0 ? RATE : rate))
                .with("schedule", cosine(LAST))
                .with("clipNorm", 5.0);
    }
}
