package io.landport.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.meter.PipelineMeters.Fates;
import io.landport.reference.ReferenceReader;
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

    /** While counts of the current day arrive one after another, its difference may be the opposite of that of an earlier day. */
    @Test
    void shouldNotHideTheDifferenceOfAnEarlierDay() {
        // Given
        take(FateKey.ANY, FIRST, FateKey.READ, 3);
        book.differences();

        // When
        take("us-bts", SECOND, "counted", 3);
        take(FateKey.ANY, SECOND, FateKey.READ, 3);

        // Then
        assertThat(book.differences()).isEqualTo(Map.of(TOPIC, 3L));
    }

    /** The first rejections of a source are an increase only if there was a 0 before. */
    @Test
    void shouldBeginWithoutFailuresOfEachSource() {
        // Given
        FateBook begun = FateBook.withFailuresOf(ReferenceReader.bundled(), new Topics(""));

        // When
        begun.take(new FateCount(new FateKey(TOPIC, "us-bts", FIRST, "rejected"), 2));

        // Then
        assertThat(begun.fates())
                .contains(
                        new Fates(TOPIC, "us-bts", "rejected", 2),
                        new Fates(TOPIC, "cn-gacc", "rejected", 0),
                        new Fates("ecommerce.documents.v1", "cn-ceb", "rejected", 0),
                        new Fates(TOPIC, FateKey.UNKNOWN, "rejected", 0),
                        new Fates(TOPIC, FateKey.UNKNOWN, "unreadable", 0))
                .doesNotContain(new Fates(TOPIC, "cn-ceb", "rejected", 0));
    }

    private void take(String source, LocalDate day, String fate, long records) {
        book.take(new FateCount(new FateKey(TOPIC, source, day, fate), records));
    }
}
