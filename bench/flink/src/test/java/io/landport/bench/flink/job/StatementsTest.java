package io.landport.bench.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StatementsTest {
    @Test
    void shouldWriteToATopicExactlyOnce() {
        // When
        String totals = Statements.totals(settings(new JobDestination.ToTopic("totals")));

        // Then
        assertThat(totals)
                .contains("'topic' = 'totals'")
                .contains("'sink.delivery-guarantee' = 'exactly-once'")
                .contains("'sink.transactional-id-prefix' = 'it''s run 1'");
    }

    @Test
    void shouldAppendToTheParametersOfAUrl() {
        // When
        String totals = Statements.totals(
                settings(new JobDestination.ToTable("jdbc:postgresql://127.0.0.1/db?ssl=false", "writer", "totals")));

        // Then
        assertThat(totals)
                .contains("'url' = 'jdbc:postgresql://127.0.0.1/db?ssl=false&reWriteBatchedInserts=true'")
                .contains("'sink.buffer-flush.max-rows' = '5000'")
                .contains("'sink.buffer-flush.interval' = '500 ms'");
    }

    private static JobSettings settings(JobDestination destination) {
        return new JobSettings("127.0.0.1:9092", "it's run 1", "documents", destination, Path.of("folder"));
    }
}
