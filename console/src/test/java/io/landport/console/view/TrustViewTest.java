package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.PublishedUpTo;
import io.landport.monitor.Alarm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The outcome of documents that were sent again, and the last verification. */
final class TrustViewTest {
    private static final String TOPIC = "customs.documents.v1";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final String VERIFIED = "75,334 keys compared, 1 differ, -2 records without a fate";
    private static final DocumentId DOCUMENT = new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1");

    private ConsoleState state = ConsoleSamples.stateAt(NOW);

    @Test
    void shouldSayWhatBecameOfADocumentThatWasSentAgain() throws Exception {
        // Given
        state.rejections().take(rejection(7), NOW);
        OperatorAction started = resend(TOPIC + ":0:7");

        // Then
        assertThat(resent(7).isMissingNode()).isTrue();
        state.actions().take(started);
        assertThat(resent(7).path("outcome").asText()).isEqualTo("started");
        state.actions().take(started.published(TOPIC + ":0:12", NOW.plusSeconds(1)));
        state.published().take(new PublishedUpTo(TOPIC, 0, 12, DAY, 0));
        assertThat(resent(7).path("fate").asText()).isEqualTo("waiting");
        state.published().take(new PublishedUpTo(TOPIC, 0, 13, DAY, 0));
        assertThat(resent(7).path("fate").asText()).isEqualTo("taken");
        assertThat(resent(7).path("by").asText()).isEqualTo("night shift");
        // By these the page asks for the receipt.
        assertThat(List.of("source", "document", "revision", "message"))
                .extracting(name -> resent(7).path(name).asText())
                .containsExactly("cn-gacc", "D1", "1", TOPIC + ":0:12");
        state.rejections().take(rejection(12), NOW);
        assertThat(resent(7).path("fate").asText()).isEqualTo("rejected");
        assertThat(resent(12).isMissingNode()).isTrue();
    }

    @Test
    void shouldShowTheLastVerification() throws Exception {
        // Given
        state.actions().take(verify("v2", ActionOutcome.DIFFERENT, NOW.plusSeconds(1)));
        state.actions().take(verify("v1", ActionOutcome.EQUAL, NOW));
        state.actions().take(resend("x"));

        // When
        JsonNode last = value("verify");

        // Then
        assertThat(last.path("outcome").asText()).isEqualTo("different");
        assertThat(last.path("compared")).isEqualTo(new ObjectMapper().readTree("""
                {"keys": 75334, "differing": 1, "withoutFate": -2}
                """));
        assertThat(value("actions")).hasSize(3);
    }

    /** The counts of records and of fates are published apart. */
    @Test
    void shouldCountRecordsThatHaveAFateAsRead() throws Exception {
        // Given
        take(FateKey.READ, 5);
        take("counted", 7);

        // When
        JsonNode customs = value("balance").path(0);

        // Then
        assertThat(List.of("topic", "read", "accounted", "isFault"))
                .extracting(name -> customs.path(name).asText())
                .containsExactly(TOPIC, "7", "7", "false");
        take(FateKey.READ, 9);
        assertThat(value("balance").path(0).path("read").asInt()).isEqualTo(9);
    }

    /** Five Thursdays in summer, and their habit; a week has other days, too. */
    @Test
    void shouldShowTheScorecard() throws Exception {
        // Given
        state = ConsoleSamples.stateAt(Instant.parse("2026-08-14T03:04:05Z"));
        LocalDate yesterday = LocalDate.of(2026, 8, 13);
        long[] before = {55, 50, 40, 10, 20};
        for (int week = 1; week <= before.length; week++) {
            take(yesterday.minusWeeks(week), "counted", before[week - 1]);
        }
        take(yesterday.minusWeeks(1), "replaced", 5);
        take(yesterday.minusWeeks(1).minusDays(2), "counted", 1);
        take(yesterday, "counted", 9);
        take(yesterday, "rejected", 3);
        state.daily()
                .take(ConsoleSamples.total(
                        "cn-gacc", "suifenhe-grodekovo-rail", yesterday.minusDays(2), yesterday, Amounts.ofLine(1, 1)));
        state.alarms().setAll(Alarm.VOLUME, Set.of("cn-gacc"), NOW);
        state.rejections().take(rejection(7), NOW);
        state.rejections().take(rejection(8), NOW);
        DocumentId other = new DocumentId(Channel.CUSTOMS, "us-bts", "D2");
        state.rejections()
                .take(
                        new Rejection(
                                new Origin.TopicRecord(TOPIC, 0, 9),
                                Reason.NO_LINES,
                                "detail",
                                null,
                                other,
                                1L,
                                new Original("text/plain", new byte[] {'a'})),
                        NOW);

        // When
        JsonNode card = value("scorecard");

        // Then
        assertThat(card).isEqualTo(new ObjectMapper().readTree("""
                {"source": "cn-gacc", "day": "2026-08-13", "messages": 12, "isLow": true, "delay": 2, "usual": 40,
                 "weeks": [
                  {"monday": "2026-08-10", "messages": 12, "rejected": 3, "replaced": 0, "days": 1},
                  {"monday": "2026-08-03", "messages": 61, "rejected": 0, "replaced": 5, "days": 2},
                  {"monday": "2026-07-27", "messages": 50, "rejected": 0, "replaced": 0, "days": 1},
                  {"monday": "2026-07-20", "messages": 40, "rejected": 0, "replaced": 0, "days": 1},
                  {"monday": "2026-07-13", "messages": 10, "rejected": 0, "replaced": 0, "days": 1},
                  {"monday": "2026-07-06", "messages": 20, "rejected": 0, "replaced": 0, "days": 1}],
                 "reasons": [{"reason": "malformed-crossing", "count": 2}]}
                """));
    }

    private void take(String fate, long records) {
        take(DAY, fate, records);
    }

    private void take(LocalDate day, String fate, long records) {
        state.fates().take(new FateCount(new FateKey(TOPIC, "cn-gacc", day, fate), records));
    }

    private JsonNode resent(long offset) throws Exception {
        return value("resent:" + TOPIC + ":0:" + offset);
    }

    private JsonNode value(String name) throws Exception {
        return new ObjectMapper()
                .readTree(
                        Views.values(state, Filter.of(Map.of("view", "trust"))).getOrDefault(name, ""));
    }

    private static Rejection rejection(long offset) {
        return new Rejection(
                new Origin.TopicRecord(TOPIC, 0, offset),
                Reason.MALFORMED_CROSSING,
                "detail",
                null,
                DOCUMENT,
                1L,
                new Original("text/plain", new byte[] {'a'}));
    }

    private static OperatorAction resend(String rejection) {
        return new OperatorAction(
                "r1",
                NOW,
                "night shift",
                null,
                ActionKind.RESEND,
                ActionOutcome.STARTED,
                DOCUMENT,
                1L,
                rejection,
                null,
                "/revision/crossing",
                1);
    }

    private static OperatorAction verify(String request, ActionOutcome outcome, Instant at) {
        return new OperatorAction(
                request, at, "night shift", null, ActionKind.VERIFY, outcome, null, null, null, null, VERIFIED, 1);
    }
}
