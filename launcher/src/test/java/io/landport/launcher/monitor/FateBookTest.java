package io.landport.launcher.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.metrics.PipelineMeters.Fates;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FateBookTest {
    private static final String TOPIC = "customs.documents.v1";
    private static final LocalDate FIRST = LocalDate.parse("2026-11-25");
    private static final LocalDate SECOND = LocalDate.parse("2026-11-26");

    private final FateBook book = new FateBook();

    @Test
    void shouldAddUpReceivedDaysAndReplaceEarlierCounts() {
        // Given
        take("us-bts", FIRST, "counted", 5);
        take("us-bts", SECOND, "counted", 2);

        // When
        take("us-bts", FIRST, "counted", 4);

        // Then
        assertThat(book.fates()).containsExactly(new Fates(TOPIC, "us-bts", "counted", 6));
    }

    @Test
    void shouldCompareTheRecordsReadWithAllFates() {
        // Given
        take("us-bts", FIRST, "counted", 5);
        take("cn-gacc", FIRST, "pending", 3);
        take(FateKey.ANY, FIRST, FateKey.READ, 9);
        book.differences();

        // When
        take("us-bts", FIRST, "rejected", 3);

        // Then
        assertThat(book.differences()).isEqualTo(Map.of(TOPIC, 1L));
        assertThat(book.fates()).noneMatch(fates -> fates.fate().equals(FateKey.READ));
    }

    @Test
    void shouldBeBalancedIfItWasSinceTheLastLook() {
        // Given
        take(FateKey.ANY, FIRST, FateKey.READ, 1);
        book.differences();
        take("us-bts", FIRST, "counted", 1);

        // When
        take(FateKey.ANY, FIRST, FateKey.READ, 2);

        // Then
        assertThat(book.differences()).isEqualTo(Map.of(TOPIC, 0L));
        assertThat(book.differences()).isEqualTo(Map.of(TOPIC, 1L));
    }

    private void take(String source, LocalDate day, String fate, long records) {
        book.take(new FateCount(new FateKey(TOPIC, source, day, fate), records));
    }
}
