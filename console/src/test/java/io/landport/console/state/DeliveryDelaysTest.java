package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.reference.DeliveryDelays;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.reference.ReferenceReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The day up to which a source should have data. */
final class DeliveryDelaysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final Source DECLARATIONS = source("cn-gacc");
    private static final Source MONTHS = source("us-bts");

    private final DeliveryDelays deliveries = new DeliveryDelays();

    @Test
    void shouldAllowTheLongestOfTheLastTenDelays() {
        // Given
        LocalDate first = TODAY.minusDays(30);
        received(DECLARATIONS, first, first.plusDays(8));
        for (int day = 9; day < 20; day++) {
            received(DECLARATIONS, first.plusDays(day), first.plusDays(day + (day == 19 ? 3 : 1)));
        }

        // Then: the delay of 8 days is the twelfth from the end.
        assertThat(deliveries.due(DECLARATIONS, TODAY)).isEqualTo(TODAY.minusDays(3));
    }

    /** A correction of an old day is no late delivery. */
    @Test
    void shouldNotTakeACorrectionForADelay() {
        // Given
        received(DECLARATIONS, TODAY.minusDays(2), TODAY.minusDays(1));
        received(DECLARATIONS, TODAY.minusDays(40), TODAY);

        // Then
        assertThat(deliveries.due(DECLARATIONS, TODAY)).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void shouldNotTakeAHistoryForTheUsualDelay() {
        // Given
        received(DECLARATIONS, TODAY.minusDays(1_800), TODAY);

        // Then
        assertThat(deliveries.due(DECLARATIONS, TODAY)).isEqualTo(TODAY.minusDays(14));
    }

    @Test
    void shouldExpectAMonthAsLongAfterItsEndAsUsual() {
        // Given
        received(MONTHS, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 4, 4));
        received(MONTHS, LocalDate.of(2026, 3, 31), LocalDate.of(2026, 5, 10));

        // Then
        assertThat(deliveries.due(MONTHS, LocalDate.of(2026, 6, 8))).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(deliveries.due(MONTHS, LocalDate.of(2026, 6, 9))).isEqualTo(LocalDate.of(2026, 4, 30));
    }

    private void received(Source source, LocalDate day, LocalDate received) {
        deliveries.take(source.id(), day, received);
    }

    private static Source source(String id) {
        return REFERENCE.source(id).orElseThrow();
    }
}
