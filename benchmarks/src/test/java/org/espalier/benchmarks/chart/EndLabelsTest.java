package org.espalier.benchmarks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndLabelsTest {
    @Test
    void labelsThatHaveRoomStayWhereTheyAre() {
        assertThat(EndLabels.rows(new int[] {300, 200, 100})).containsExactly(300, 200, 100);
    }

    @Test
    void labelsThatWouldOverlapMoveUp() {
        assertThat(EndLabels.rows(new int[] {300, 299, 298, 100})).containsExactly(300, 282, 264, 100);
    }

    @Test
    void labelsNeverLeaveThePicture() {
        assertThat(EndLabels.rows(new int[] {300, 60, 55, 50, 45})).containsExactly(300, 99, 81, 63, 45);
    }
}
