package io.landport.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.process.ResourceUsage;
import io.landport.bench.trial.CpuTimes;
import io.landport.bench.trial.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DocumentCostsTest {
    private static final ResourceUsage SECOND = usage(1_000);

    @Test
    void shouldDivideWhatWasUsedBetweenTwoSamples() {
        // Given
        int transactions = 10;
        int partitions = 16;
        int records = 3_000;
        CostSample before =
                new CostSample(new Usage(SECOND, SECOND, SECOND), 5_000, 10, figures(100, 4_000, 900), 5_000);
        CostSample after = new CostSample(
                new Usage(usage(1_080), usage(1_020), usage(1_050)),
                255_000,
                11,
                figures(100 + transactions, 4_000 + records, 2_400),
                5_000 + records + transactions * partitions);

        // When
        DocumentCosts costs = DocumentCosts.between(before, after, 1_000);

        // Then
        assertThat(costs).isEqualTo(new DocumentCosts(new CpuTimes(80, 20, 50), 250, 8.192, 1.5, partitions));
        assertThat(costs.cpu().all()).isEqualTo(150);
    }

    @Test
    void shouldHaveNoPartitionsWithoutTransactions() {
        // Given
        CostSample before = new CostSample(new Usage(SECOND, SECOND, SECOND), 0, 0, StreamsFigures.NONE, 0);
        CostSample after = new CostSample(new Usage(SECOND, SECOND, SECOND), 0, 0, StreamsFigures.NONE, 700);

        // When
        DocumentCosts costs = DocumentCosts.between(before, after, 100);

        // Then
        assertThat(costs.partitions()).isZero();
    }

    private static ResourceUsage usage(long millis) {
        return new ResourceUsage(Duration.ofMillis(millis), 0, 0);
    }

    private static StreamsFigures figures(long transactions, long sent, long published) {
        return new StreamsFigures(transactions, sent, published);
    }
}
