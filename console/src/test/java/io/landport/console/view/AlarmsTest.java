package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.ConsoleSamples;
import io.landport.console.pipeline.PipelineHistory.Point;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.domain.access.WebhookBalance;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Origin;
import io.landport.domain.total.Amounts;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is red on the page is an alarm, and one cause is one alarm. */
final class AlarmsTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "suifenhe-pogranichny-road";
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 10);
    private static final Instant NOW = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private static final PipelineSample.Member THREAD = new PipelineSample.Member("t", "h", List.of());

    private List<WebhookBalance> webhooks = List.of();
    private Instant at = NOW;
    private final ConsoleState state = ConsoleSamples.stateAt(NOW);

    @Test
    void shouldRaiseOneForASilentCrossing() {
        // Given
        totals(RAIL, TODAY.minusDays(1));
        totals(ROAD, TODAY.minusDays(10));

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportCrossingSilent " + ROAD);
    }

    /** Yesterday is the last day that is complete. */
    @Test
    void shouldRaiseOneForHalfOfAUsualDay() {
        // Given
        totals(RAIL, TODAY.minusDays(1));
        for (int week = 0; week <= 8; week++) {
            LocalDate day = TODAY.minusDays(1).minusWeeks(week);
            state.fates()
                    .take(new FateCount(
                            new FateKey("customs.documents.v1", "cn-gacc", day, "counted"), week == 0 ? 40 : 100));
        }

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportVolume cn-gacc");
    }

    /** All of its crossings are silent for the same reason. */
    @Test
    void shouldRaiseOneForASourceThatHasStopped() {
        // Given
        totals(RAIL, TODAY.minusDays(10));
        totals(ROAD, TODAY.minusDays(20));

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportFeedSilent cn-gacc");
    }

    @Test
    void shouldRaiseOneForADeadLetterOfTheLastQuarterOfAnHour() {
        // Given
        state.letters().take(new Origin.TopicRecord("a.v1", 0, 1), NOW.minusSeconds(901), new byte[] {1});
        state.letters().take(new Origin.TopicRecord("b.v1", 0, 1), NOW.minusSeconds(899), new byte[] {1});

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportUnreadable b.v1");
    }

    @Test
    void shouldLeaveOutWhatFollowsFromStreamsOrAStoreThatAreStopped() {
        // Given
        totals(RAIL, TODAY.minusDays(10));

        // When
        at = NOW.minusSeconds(5);
        evaluate(Optional.empty(), List.of(), 61);
        at = NOW;
        evaluate(Optional.empty(), List.of(), 61);

        // Then
        assertThat(holding()).containsExactlyInAnyOrder("LandportDown streams", "LandportNotReady PostgreSQL");
    }

    /** A broker that was away has dropped them. */
    @Test
    void shouldWaitForMembersToJoinAgain() {
        // Given
        at = NOW.minusSeconds(60);
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // When
        at = NOW.minusSeconds(4);
        evaluate(Optional.of(Map.of()), List.of(), 0);
        at = NOW;
        evaluate(Optional.of(Map.of()), List.of(), 0);

        // Then
        assertThat(holding()).isEmpty();
        at = NOW.plusSeconds(1);
        evaluate(Optional.of(Map.of()), List.of(), 0);
        assertThat(holding()).containsExactly("LandportDown streams");
    }

    @Test
    void shouldNotCallASourceSilentWhileStreamsIsLate() {
        // Given
        totals(RAIL, TODAY.minusDays(10));

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 61);

        // Then
        assertThat(holding()).containsExactlyInAnyOrder("LandportLag streams", "LandportLag consumer");
    }

    /** For an hour the feed may be restarting. */
    @Test
    void shouldRaiseOneForAFeedThatAcknowledgesNothingForMoreThanAnHour() {
        // Given
        webhooks = List.of(webhook("rail", NOW.minusSeconds(3_600)), webhook("harbour", NOW.minusSeconds(3_601)));

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportWebhookFailing harbour");
    }

    private static WebhookBalance webhook(String feed, Instant since) {
        return new WebhookBalance(feed, 5, 1, 0, 0, since, since, "the feed answered 500", 0);
    }

    private void evaluate(
            Optional<Map<TopicPartition, Long>> stored, List<PipelineSample.Member> members, double seconds) {
        List<Lag> lags = List.of(
                new Lag(PipelineLag.STREAMS, "d", 1, seconds, 0), new Lag(PipelineLag.CONSUMER, "t", 1, seconds, 0));
        Silence silence =
                new Silence("us-bts", Duration.ofHours(1), seconds > 0 ? Duration.ofMinutes(1) : Duration.ofDays(1));
        state.pipeline()
                .add(new Point(
                        new PipelineSample(at, Map.of(), Map.of(), stored, members, webhooks),
                        Map.of(),
                        new PipelineLag.Sample(lags, Map.of(), List.of()),
                        new ProcessFigures(Map.of(), List.of(silence), Map.of())));
        Alarms.evaluate(state, 0);
    }

    private List<String> holding() {
        return state.alarms().all().stream()
                .filter(alarm -> alarm.until() == null)
                .map(alarm -> (alarm.alarm().alertName() + ' ' + alarm.subject()))
                .toList();
    }

    /** A line on each day up to the last one, received on the day after it. */
    private void totals(String crossing, LocalDate last) {
        last.minusDays(30)
                .datesUntil(last.plusDays(1))
                .forEach(day -> state.daily()
                        .take(ConsoleSamples.total("cn-gacc", crossing, day, day.plusDays(1), Amounts.ofLine(1, 1))));
    }
}
