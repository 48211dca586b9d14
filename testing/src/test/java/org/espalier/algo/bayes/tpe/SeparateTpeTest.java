package org.espalier.algo.bayes.tpe;

import org.espalier.algo.Algorithm;
import org.espalier.testing.AlgorithmContract;

class SeparateTpeTest extends AlgorithmContract {
    @Override
    protected Algorithm algorithm() {
        return new Tpe(Tpe.Dependence.SEPARATE);
    }

    @Override
    protected int trials() {
        return 40;
    }
}
