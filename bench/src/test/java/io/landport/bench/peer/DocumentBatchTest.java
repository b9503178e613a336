package io.landport.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.bench.peer.DocumentBatch.Columns;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged.JudgedRevision;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DocumentBatchTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final TotalKey WOOD = key("wood");
    private static final TotalKey PAPER = key("paper");
    private static final Map<TotalKey, Integer> NUMBERS = Map.of(WOOD, 7, PAPER, 8);

    private final DocumentBatch batch = new DocumentBatch();

    @Test
    void shouldKeepTheHighestRevisionOfADocument() {
        // Given
        batch.add("a", revision(2, line(WOOD, Amounts.ofLine(20, 200))));
        batch.add("a", revision(3, line(WOOD, Amounts.ofLine(30, 300))));
        batch.add("a", revision(1, line(WOOD, Amounts.ofLine(10, 100))));

        // When
        Columns columns = batch.columns(NUMBERS);

        // Then
        assertThat(columns.revisions()).containsExactly(3);
        assertThat(columns.counted()).containsExactly(7, 1, 0, 30, 300);
    }

    @Test
    void shouldDelimitTheLinesOfEachDocument() {
        // Given
        batch.add("a", revision(1, line(WOOD, Amounts.ofLine(10, 100)), line(PAPER, Amounts.ofLineWithoutWeight(20))));
        batch.add("cancelled", revision(1));
        batch.add("b", revision(1, line(PAPER, Amounts.ofLine(30, 300))));

        // When
        Columns columns = batch.columns(NUMBERS);

        // Then
        assertThat(columns.ids()).containsExactly("a", "cancelled", "b");
        assertThat(columns.counted()).containsExactly(7, 1, 0, 10, 100, 8, 1, 1, 20, 0, 8, 1, 0, 30, 300);
        assertThat(columns.first()).containsExactly(1, 11, 11);
        assertThat(columns.last()).containsExactly(10, 10, 15);
    }

    @Test
    void shouldFindTotalsWithoutNumber() {
        // When
        batch.add("a", revision(1, line(WOOD, Amounts.ofLine(10, 100)), line(PAPER, Amounts.ofLine(10, 100))));

        // Then
        assertThat(batch.keysWithout(Map.of(WOOD, 7))).containsExactly(PAPER);
    }

    @Test
    void shouldRejectAnAmountThatDoesNotFit() {
        // Given
        Int128 large = Int128.of(Long.MAX_VALUE).plus(Int128.of(1));

        // When
        batch.add("a", revision(1, line(WOOD, new Amounts(1, 0, large, Int128.ZERO))));

        // Then
        assertThatThrownBy(() -> batch.columns(NUMBERS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("9223372036854775808");
    }

    private static JudgedRevision revision(long number, Contribution... lines) {
        return new JudgedRevision(
                new DocumentId(Channel.CUSTOMS, "us-bts", "1"),
                number,
                false,
                0,
                lines.length == 0 ? Fate.CANCELLED : Fate.COUNTED,
                DAY,
                List.of(lines));
    }

    private static Contribution line(TotalKey key, Amounts amounts) {
        return new Contribution(key, "440310", Series.NOT_SPECIFIED, amounts, Int128.ZERO);
    }

    private static TotalKey key(String sector) {
        return new TotalKey(
                new Series(
                        "us-bts",
                        "US",
                        "CA",
                        "US-ME",
                        "us-port:0104",
                        sector,
                        Flow.IMPORT,
                        Channel.CUSTOMS,
                        Series.NOT_SPECIFIED,
                        "road",
                        "USD"),
                DAY);
    }
}
