package org.espalier.samples.first;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.study.Study;
import org.junit.jupiter.api.Test;

class FirstExampleTest {

    @Test
    void theSearchFindsTheDeeperValley() {
        Study<FirstExample.Descent> study = FirstExample.search();
        assertThat(study.trials()).hasSize(200);
        assertThat(study.best().value().depth()).isGreaterThan(3.5);
        assertThat(study.best().value().rule()).isInstanceOf(FirstExample.Momentum.class);
    }
}
