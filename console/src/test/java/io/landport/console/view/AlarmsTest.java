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
    private Instant since = Instant.EPOCH;
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
        messages(40);

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportVolume cn-gacc");
    }

    /** All of its crossings are silent for the same reason, and nothing was received yesterday. */
    @Test
    void shouldRaiseOneForASourceThatHasStopped() {
        // Given
        messages(0);
        totals(RAIL, TODAY.minusDays(10));
        totals(ROAD, TODAY.minusDays(20));

        // When
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);

        // Then
        assertThat(holding()).containsExactly("LandportFeedSilent cn-gacc");
    }

    @Test
    void shouldRaiseOneForRecordsWithoutAFate() {
        // Given
        recordsWithoutFate();

        // When
        evaluateEachSecond(NOW.minusSeconds(10), NOW);

        // Then
        assertThat(holding()).containsExactly("LandportUnbalanced customs.documents.v1");
    }

    /** It is not known yet whether documents arrive. */
    @Test
    void shouldNotMissFatesWhenABrokerAnswersAgain() {
        // Given
        evaluateEachSecond(NOW.minusSeconds(60), NOW.minusSeconds(30));
        recordsWithoutFate();

        // When
        since = NOW.minusSeconds(9);
        evaluateEachSecond(since, NOW);

        // Then
        assertThat(holding()).isEmpty();
    }

    @Test
    void shouldNotMissFatesOfRecordsThatAreRead() {
        // Given
        recordsWithoutFate();
        evaluateEachSecond(NOW.minusSeconds(20), NOW.minusSeconds(1));
        assertThat(holding()).containsExactly("LandportUnbalanced customs.documents.v1");

        // When
        at = NOW;
        evaluate(Optional.of(Map.of()), List.of(THREAD), 1);

        // Then
        assertThat(holding()).noneMatch(alarm -> alarm.startsWith("LandportUnbalanced"));
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

    /** Whether a source is silent is not known without streams, nor how webhooks are without the store. */
    @Test
    void shouldNotEndAnAlarmThatCannotBeJudged() {
        // Given
        totals(RAIL, TODAY.minusDays(10));
        webhooks = List.of(webhook("harbour", NOW.minusSeconds(3_700)));
        at = NOW.minusSeconds(1);
        evaluate(Optional.of(Map.of()), List.of(THREAD), 0);
        List<String> before = holding();

        // When
        at = NOW;
        evaluate(Optional.empty(), List.of(), 0);

        // Then
        assertThat(before).containsExactlyInAnyOrder("LandportFeedSilent cn-gacc", "LandportWebhookFailing harbour");
        assertThat(holding()).containsAll(before);
        assertThat(state.alarms().all()).allMatch(alarm -> alarm.until() == null);
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

        // Then
        requireDownOnlyAfter(NOW);
    }

    /** It takes longer after a time in which Kafka did not answer. */
    @Test
    void shouldWaitLongerForMembersThatABrokerHasDropped() {
        // Given
        since = NOW.minusSeconds(19);

        // When
        at = since;
        evaluate(Optional.of(Map.of()), List.of(), 0);

        // Then
        requireDownOnlyAfter(NOW);
    }

    private void requireDownOnlyAfter(Instant last) {
        at = last;
        evaluate(Optional.of(Map.of()), List.of(), 0);
        assertThat(holding()).isEmpty();
        at = last.plusSeconds(1);
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

    private void recordsWithoutFate() {
        state.fates().take(new FateCount(new FateKey("customs.documents.v1", FateKey.UNKNOWN, TODAY, FateKey.READ), 5));
    }

    private void evaluateEachSecond(Instant first, Instant last) {
        for (at = first; !at.isAfter(last); at = at.plusSeconds(1)) {
            evaluate(Optional.of(Map.of()), List.of(THREAD), 0);
        }
    }

    /** @param seconds how far behind stages are */
    private void evaluate(
            Optional<Map<TopicPartition, Long>> stored, List<PipelineSample.Member> members, double seconds) {
        long records = seconds > 0 ? 1 : 0;
        List<Lag> lags = List.of(
                new Lag(PipelineLag.STREAMS, "d", records, seconds, 0),
                new Lag(PipelineLag.CONSUMER, "t", records, seconds, 0));
        Silence silence =
                new Silence("us-bts", Duration.ofHours(1), seconds > 0 ? Duration.ofMinutes(1) : Duration.ofDays(1));
        state.pipeline()
                .add(new Point(
                        new PipelineSample(at, since, Map.of(), stored, members, webhooks),
                        Map.of(),
                        new PipelineLag.Sample(lags, Map.of(), List.of()),
                        new ProcessFigures(Optional.empty(), List.of(silence), Map.of())));
        Alarms.evaluate(state, 0);
    }

    private List<String> holding() {
        return state.alarms().all().stream()
                .filter(alarm -> alarm.until() == null)
                .map(alarm -> (alarm.alarm().alertName() + ' ' + alarm.subject()))
                .toList();
    }

    /** How many there were yesterday; on each same weekday before there were 100. */
    private void messages(long yesterday) {
        for (int week = 0; week <= 8; week++) {
            LocalDate day = TODAY.minusDays(1).minusWeeks(week);
            state.fates()
                    .take(new FateCount(
                            new FateKey("customs.documents.v1", "cn-gacc", day, "counted"),
                            week == 0 ? yesterday : 100));
        }
    }

    /** A line on each day up to the last one, received on the day after it. */
    private void totals(String crossing, LocalDate last) {
        last.minusDays(30)
                .datesUntil(last.plusDays(1))
                .forEach(day -> state.daily()
                        .take(ConsoleSamples.total("cn-gacc", crossing, day, day.plusDays(1), Amounts.ofLine(1, 1))));
    }
}
