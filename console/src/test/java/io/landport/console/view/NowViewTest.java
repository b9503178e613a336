package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the map says of a source whose days are received on the day after them, until it stops. */
final class NowViewTest {
    private static final LocalDate LAST = LocalDate.of(2026, 9, 10);
    private static final String RAIL = "suifenhe-grodekovo-rail";

    @Test
    void shouldCallACrossingSilentWhoseSourceHasStopped() throws Exception {
        // When
        ConsoleState soon = on(LAST.plusDays(4));
        ConsoleState later = on(LAST.plusDays(5));

        // Then
        assertThat(value(soon, "crossing:" + RAIL).path("state").asText()).isEqualTo("open");
        assertThat(value(later, "crossing:" + RAIL).path("state").asText()).isEqualTo("silent");
        assertThat(value(later, "crossing:" + RAIL).path("daysWithout").asLong())
                .isEqualTo(5);
    }

    @Test
    void shouldSayForHowManyDaysASourceHasHadNoData() throws Exception {
        // When
        ConsoleState soon = on(LAST.plusDays(4));
        ConsoleState later = on(LAST.plusDays(5));

        // Then
        assertThat(value(soon, "totals").has("daysWithout")).isFalse();
        assertThat(value(later, "totals").path("daysWithout").asLong()).isEqualTo(5);
    }

    /** Noon in UTC, when it is the same day at the source. */
    private static ConsoleState on(LocalDate today) {
        ConsoleState state = ConsoleSamples.stateAt(today.atTime(12, 0).toInstant(ZoneOffset.UTC));
        LAST.minusDays(30)
                .datesUntil(LAST.plusDays(1))
                .forEach(day -> state.daily().take(total(day)));
        return state;
    }

    private static DailyTotal total(LocalDate day) {
        return ConsoleSamples.total("cn-gacc", RAIL, day, day.plusDays(1), Amounts.ofLine(1, 1));
    }

    private static JsonNode value(ConsoleState state, String name) throws Exception {
        return new ObjectMapper()
                .readTree(Views.values(state, Filter.of(Map.of())).getOrDefault(name, ""));
    }
}
