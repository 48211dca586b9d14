package org.espalier.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostArrayTest {

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
    void everyBitComesBack(DataType type) {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            float[] values = {1, -2.5f, 1e-4f, 3, 0, 7};
            NDArray source = manager.create(values, new Shape(2, 3)).toType(type, false);
            HostArray copy = HostArray.of(source);
            NDArray target = manager.zeros(new Shape(2, 3), type);
            copy.copyTo(target);
            assertThat(HostArray.of(target)).isEqualTo(copy).hasToString(type.name() + " (2, 3)");
            assertThat(copy.floats()[1]).isEqualTo(-2.5f);
            assertThat(copy.floats()[2]).isCloseTo(1e-4f, org.assertj.core.data.Percentage.withPercentage(0.1));
            source.muli(9);
            assertThat(copy.floats()[0]).as("a copy, no view").isEqualTo(1);
        }
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> HostArray.of(DataType.FLOAT32, new Shape(2), ByteBuffer.allocate(7)))
                .hasMessage("bytes: expected 8 for FLOAT32 (2), found 7");
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            HostArray three = HostArray.of(manager.ones(new Shape(3)));
            assertThatThrownBy(() -> three.copyTo(manager.ones(new Shape(1, 3))))
                    .hasMessage("target: expected shape (3), found (1, 3)");
            HostArray whole = HostArray.of(manager.create(new int[] {1}));
            assertThatThrownBy(whole::floats).hasMessage("array: expected floating-point numbers, found INT32");
        }
    }
}
