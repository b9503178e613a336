package io.landport.bench.flink.job;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class JobPaceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldRejectAZeroWait() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobPace(SECOND, Duration.ZERO, 1, 1, SECOND))
                .withMessageContaining("batchWait");
    }

    @Test
    void shouldRejectAnEmptyBatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobPace(SECOND, SECOND, 0, 1, SECOND))
                .withMessageContaining("batch 0");
    }
}
