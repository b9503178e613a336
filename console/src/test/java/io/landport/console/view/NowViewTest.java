package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.reference.ReferenceReader;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
        Clock clock = Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        ConsoleState state = ConsoleState.empty(
                clock, 1, new Topics("", 1), new Wire(new BundledSchemas()), ReferenceReader.bundled(), List.of());
        LAST.minusDays(30)
                .datesUntil(LAST.plusDays(1))
                .forEach(day -> state.daily().take(total(day)));
        return state;
    }

    private static DailyTotal total(LocalDate day) {
        TotalKey key = new TotalKey(
                new Series(
                        "cn-gacc",
                        "CN",
                        "RU",
                        "2301",
                        RAIL,
                        "wood",
                        Flow.IMPORT,
                        Channel.CUSTOMS,
                        "general",
                        "rail",
                        "CNY"),
                day);
        Amounts amounts = Amounts.ofLine(1, 1);
        return new DailyTotal(key, amounts, List.of(new DailyChange(key, day.plusDays(1), amounts)));
    }

    private static JsonNode value(ConsoleState state, String name) throws Exception {
        return new ObjectMapper()
                .readTree(Views.values(state, Filter.of(Map.of())).getOrDefault(name, ""));
    }
}
