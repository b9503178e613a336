package io.landport.query.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.query.StoreReader;
import io.landport.query.TestStore;
import io.landport.query.rejection.RejectionEntry.Resent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of rejections from a real PostgreSQL. */
@Tag("server")
class StoredRejectionsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String TOPIC = "customs.documents.v1";
    private static final RejectionSearch ALL = new RejectionSearch("", "", "", Optional.empty(), false);
    private static final StoredRejections PAGES = new StoredRejections(3, 100);

    private static TestStore searched;

    @BeforeAll
    static void fill() throws Exception {
        searched = TestStore.empty()
                .withRejection(rejection(4, "1902204"), START)
                .withRejection(
                        new Rejection(
                                new Origin.TopicRecord(TOPIC, 0, 5),
                                Reason.UNKNOWN_CROSSING,
                                "",
                                null,
                                new DocumentId(Channel.CUSTOMS, "us-bts", "L1"),
                                1L,
                                original(),
                                List.of(new DocumentReference("bill-of-lading", "B/L-77"))),
                        START)
                .withRejection(
                        new Rejection(
                                new Origin.FeedLine("march.csv", "ab12", 7),
                                Reason.MALFORMED_ROW,
                                "",
                                null,
                                null,
                                null,
                                original()),
                        START);
    }

    /** Rejections of the same moment are on one page or the next, but not on both and not on neither. */
    @Test
    void shouldGoThroughAllRejectionsOnceInBothDirections() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        for (int offset = 1; offset <= 8; offset++) {
            store.withRejection(rejection(offset, "D" + offset), START.plusMillis(offset / 4));
        }
        try (StoreReader reader = opened(store)) {
            // When
            RejectionPage newest = PAGES.page(reader, ALL);
            RejectionPage middle = PAGES.page(reader, before(newest));
            RejectionPage oldest = PAGES.page(reader, before(middle));
            RejectionPage back = PAGES.page(
                    reader,
                    new RejectionSearch(
                            "", "", "", Optional.of(oldest.entries().get(0).place()), true));

            // Then
            assertThat(documents(newest)).containsExactly("D8", "D7", "D6");
            assertThat(documents(middle)).containsExactly("D5", "D4", "D3");
            assertThat(documents(oldest)).containsExactly("D2", "D1");
            assertThat(oldest.next()).isEmpty();
            assertThat(documents(back)).containsExactly("D5", "D4", "D3");
            assertThat(back.next()).contains(middle.entries().get(0).place());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us-bts,  '',               '',      L1",
        "unknown, '',               '',      ''",
        "'',      malformed-row,    '',      ''",
        "'',      unknown-crossing, '',      L1",
        "'',      '',               90220,   1902204",
        "'',      '',               B/L-77,  L1",
        "'',      '',               B/L,     ",
        "'',      '',               march.c, ''",
        "'',      '',               customs.documents.v1:0:4, 1902204",
        "cn-gacc, malformed-crossing, 1902,  1902204",
        "us-bts,  malformed-crossing, '',    "
    })
    void shouldSearch(String source, String reason, String text, @Nullable String found) throws Exception {
        try (StoreReader reader = opened(searched)) {
            // When
            RejectionPage page = PAGES.page(reader, new RejectionSearch(source, reason, text, Optional.empty(), false));

            // Then
            assertThat(documents(page)).isEqualTo(found == null ? List.of() : List.of(found));
        }
    }

    /** However rare what is searched for, a page costs the same. */
    @Test
    void shouldLookAtALimitedNumberAndSayWhereToGoOn() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        for (int offset = 1; offset <= 6; offset++) {
            store.withRejection(rejection(offset, "D" + offset), START.plusSeconds(offset));
        }
        StoredRejections limited = new StoredRejections(3, 4);
        RejectionSearch oldest = new RejectionSearch("", "", "D1", Optional.empty(), false);
        try (StoreReader reader = opened(store)) {
            // When
            RejectionPage first = limited.page(reader, oldest);
            RejectionPage second = limited.page(reader, new RejectionSearch("", "", "D1", first.next(), false));

            // Then
            assertThat(first.entries()).isEmpty();
            assertThat(first.next()).contains(new RejectionPlace(START.plusSeconds(3), TOPIC + ":0:3"));
            assertThat(documents(second)).containsExactly("D1");
            assertThat(second.next()).isEmpty();
        }
    }

    @Test
    void shouldSayWhatIsRejectedAndWhoCorrectedItLast() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withRejection(rejection(4, "D4"), START)
                .withRejection(rejection(9, "D4"), START.plusSeconds(60));
        for (String at : List.of("2026-01-02 03:05:00Z", "2026-01-02 03:04:30Z")) {
            store.execute("INSERT INTO operator_action_log (request_id, at, operator, action, outcome, channel, source,"
                    + " document_id, revision, rejection_id, message, detail, generation) VALUES ('" + at + "', '" + at
                    + "', 'night shift', 'resend', 'published', 'customs', 'cn-gacc', 'D4', 2, '" + TOPIC + ":0:4', '"
                    + TOPIC + ":0:9', '/revision/crossing', 1)");
        }
        try (StoreReader reader = opened(store)) {
            // When
            RejectionPage page = PAGES.page(reader, ALL);

            // Then
            assertThat(page.entries())
                    .containsExactly(
                            entry(9, START.plusSeconds(60), null),
                            entry(
                                    4,
                                    START,
                                    new Resent(
                                            Instant.parse("2026-01-02T03:05:00Z"),
                                            "night shift",
                                            "published",
                                            TOPIC + ":0:9",
                                            "cn-gacc",
                                            "D4",
                                            2L,
                                            true)));
            assertThat(PAGES.recorded(reader, TOPIC + ":0:4")).contains(START);
            assertThat(PAGES.recorded(reader, TOPIC + ":0:5")).isEmpty();
        }
    }

    /** A document of the action was counted and later replaced, one was rejected again, one has no receipt, one is not confirmed. */
    @Test
    void shouldSayWhatBecameOfTheDocumentsOfAnAction() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        for (String sent : List.of(
                "'a/1', 'published', 'D1', 2, 'topic:0:1'",
                "'a/2', 'published', 'D2', 1, 'topic:0:2'",
                "'a/3', 'published', 'D3', 1, 'topic:0:3'",
                "'a/4', 'unconfirmed', 'D4', 1, NULL",
                "'ab', 'published', 'D1', 2, 'topic:0:9'")) {
            store.execute("INSERT INTO operator_action_log (request_id, outcome, document_id, revision, message, at,"
                    + " operator, action, channel, source, detail, generation) VALUES (" + sent
                    + ", now(), 'night shift', 'resend', 'customs', 'cn-gacc', '/revision/crossing', 1)");
        }
        for (String receipt : List.of(
                "1, 'D1', 2, NULL, 'counted'",
                "2, 'D1', 2, NULL, 'replaced'",
                "3, 'D1', 3, NULL, 'counted'",
                "4, 'D2', 1, NULL, 'counted'",
                "5, 'D2', 1, 'topic:0:2', 'rejected'")) {
            store.execute("INSERT INTO receipt_log (topic_offset, document_id, revision, message, fate, month_slot,"
                    + " topic_partition, channel, source, received_day, decided) VALUES (" + receipt
                    + ", 1, 0, 'customs', 'cn-gacc', '2026-01-02', now())");
        }
        try (StoreReader reader = opened(store)) {
            // Then
            assertThat(PAGES.fates(reader, "a"))
                    .isEqualTo(Map.of("replaced", 1L, "rejected", 1L, "waiting", 1L, "unconfirmed", 1L));
            assertThat(PAGES.fates(reader, "b")).isEmpty();
        }
    }

    private static StoreReader opened(TestStore store) throws Exception {
        // Writes the rows.
        store.execute("SELECT 1");
        return StoreReader.open(store.url(), "postgres", "");
    }

    private static RejectionSearch before(RejectionPage page) {
        return new RejectionSearch("", "", "", page.next(), false);
    }

    /** Empty for a document without a number. */
    private static List<String> documents(RejectionPage page) {
        return page.entries().stream()
                .map(entry -> Optional.ofNullable(entry.document()).orElse(""))
                .toList();
    }

    private static RejectionEntry entry(long offset, Instant recorded, @Nullable Resent resent) {
        return new RejectionEntry(
                new Origin.TopicRecord(TOPIC, 0, offset),
                recorded,
                "malformed-crossing",
                new FieldLocation("crossing", 2),
                "cn-gacc",
                "D4",
                2L,
                resent);
    }

    private static Rejection rejection(long offset, String document) {
        return new Rejection(
                new Origin.TopicRecord(TOPIC, 0, offset),
                Reason.MALFORMED_CROSSING,
                "",
                new FieldLocation("crossing", 2),
                new DocumentId(Channel.CUSTOMS, "cn-gacc", document),
                2L,
                original());
    }

    private static Original original() {
        return new Original("text/plain", new byte[0]);
    }
}
