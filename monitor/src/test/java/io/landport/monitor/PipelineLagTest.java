package io.landport.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.monitor.meter.PipelineMeters.Lag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PipelineLagTest {
    private static final PipelineLag.Sample SAMPLE = new PipelineLag.Sample(
            List.of(
                    new Lag(PipelineLag.STREAMS, "documents", 10, 3, 20),
                    new Lag(PipelineLag.TOTALS, "changes", 5, 7, Double.POSITIVE_INFINITY),
                    new Lag(PipelineLag.CONSUMER, "fates.v1", 0, 0, 0)),
            Map.of(),
            List.of());

    @Test
    void shouldAddUpTheLagOfStages() {
        // When, Then
        assertThat(SAMPLE.of(Set.of(PipelineLag.STREAMS, PipelineLag.TOTALS)))
                .contains(new Lag(PipelineLag.STREAMS, "documents", 15, 7, Double.POSITIVE_INFINITY));
        assertThat(SAMPLE.of(PipelineLag.TOTALS, "changes").map(Lag::records)).contains(5L);
    }

    @Test
    void shouldHaveNoLagThatIsNotMeasured() {
        // When, Then
        assertThat(PipelineLag.Sample.NONE.of(Set.of(PipelineLag.CONSUMER))).isEmpty();
        assertThat(SAMPLE.of(PipelineLag.CONSUMER, "clocks.v1")).isEmpty();
    }
}
