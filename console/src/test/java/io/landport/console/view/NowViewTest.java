package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.monitor.PipelineLag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
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

    /** Zero would be up to date. */
    @Test
    void shouldNotSayHowFarBehindAStageIsIfItIsNotMeasured() throws Exception {
        // Given
        ConsoleState state = on(LAST);

        // When
        sample(state, 0, 10);
        sample(state, 1, 30);

        // Then
        JsonNode flow = value(state, "flow");
        assertThat(flow.path("streams").has("lag")).isFalse();
        assertThat(flow.path("store"))
                .isEqualTo(AmountsJson.object().put("arriving", 20_000).put("reachable", false));
    }

    /** Without the store. */
    private static void sample(ConsoleState state, int second, long totals) {
        state.pipeline()
                .add(new PipelineHistory.Point(
                        new PipelineSample(
                                state.clock().instant().plusSeconds(second),
                                Instant.EPOCH,
                                Map.of(new TopicPartition("totals.daily.v1", 0), totals),
                                Optional.empty(),
                                List.of(),
                                List.of()),
                        Map.of(),
                        PipelineLag.Sample.NONE,
                        ProcessFigures.NONE));
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
