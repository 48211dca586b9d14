package org.espalier.djl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DevicePoolTest {

    @Test
    void aDeviceIsLentToOneAtATime() throws Exception {
        DevicePool pool = DevicePool.of(List.of(Device.gpu(0), Device.gpu(1)));
        DeviceLease first = pool.lease();
        DeviceLease second = pool.lease();
        assertThat(List.of(first.device(), second.device())).containsExactlyInAnyOrder(Device.gpu(0), Device.gpu(1));
        CompletableFuture<Device> third =
                CompletableFuture.supplyAsync(() -> pool.lease().device());
        assertThat(pool.available()).isZero();
        assertThat(third).isNotDone();
        first.close();
        first.close();
        assertThat(third.get(60, TimeUnit.SECONDS)).isEqualTo(first.device());
        assertThat(pool.available()).isZero();
        second.close();
        assertThat(pool.available()).isEqualTo(1);
    }

    @Test
    void anInterruptedWaitSaysWhatFor() {
        DevicePool pool = DevicePool.cpu(1);
        try (DeviceLease lease = pool.lease()) {
            assertThat(lease.device()).isEqualTo(Device.cpu());
            Thread.currentThread().interrupt();
            assertThatThrownBy(pool::lease).hasMessage("interrupted while waiting for one of [cpu()]");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThatThrownBy(() -> DevicePool.of(List.of())).hasMessage("devices: expected at least one, found none");
    }
}
