package io.landport.query.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.WebhookBalance;
import io.landport.query.StoreReader;
import io.landport.store.Database;
import io.landport.store.StoredWebhooks;
import io.landport.store.schema.RoleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How far feeds were told, in a real PostgreSQL, as the reader of the store. */
@Tag("server")
class StoredDeliveriesTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final List<String> SOURCES = List.of("us-bts");

    private static RoleStore roles;

    private final StoredDeliveries deliveries = new StoredDeliveries("one");

    @BeforeAll
    static void migrate() throws Exception {
        roles = RoleStore.migrated();
    }

    @BeforeEach
    void empty() throws Exception {
        roles.owner.execute("TRUNCATE receipt_log, sink_offset, webhook_delivery, source CASCADE");
    }

    @Test
    void shouldBeginAtTheEndOfTheReceiptsThatThereAre() throws Exception {
        // Given
        positions("one", 3, 5);

        // When
        DeliveryState state = resume().orElseThrow();

        // Then
        assertThat(state.cursor()).isEqualTo(new ReceiptCursor("one", List.of(3L, 5L)));
        assertThat(state.skipBefore()).isNull();
    }

    @Test
    void shouldBeginWithTheFirstReceiptIfThereWasNone() throws Exception {
        // Given
        assertThat(resume()).isEmpty();
        assertThat(resume()).isEmpty();
        positions("one", 3, 5);

        // When
        DeliveryState state = resume().orElseThrow();

        // Then
        assertThat(state.cursor()).isEqualTo(new ReceiptCursor("one", List.of(0L, 0L)));
        assertThat(state.skipBefore()).isNull();
    }

    @Test
    void shouldGoOnAfterWhatIsRecordedAndBalance() throws Exception {
        // Given
        assertThat(resume()).isEmpty();
        positions("one", 4, 2);
        for (int offset = 0; offset < 4; offset++) {
            receipt(0, offset, "us-bts");
        }
        receipt(1, 0, "us-bts");
        receipt(1, 1, "cn-gacc");
        DeliveryState state = resume().orElseThrow();

        // When
        record(state.after(new ReceiptCursor("one", List.of(3L, 0L)), 1, 1, 1, NOON)
                .failing(NOON, "the feed answered 500"));

        // Then
        DeliveryState resumed = resume().orElseThrow();
        assertThat(resumed.cursor()).isEqualTo(new ReceiptCursor("one", List.of(3L, 0L)));
        assertThat(resumed.failingSince()).isEqualTo(NOON);
        assertThat(StoredWebhooks.of(roles.reader.address()))
                .containsExactly(new WebhookBalance("harbour", 1, 2, 1, 1, NOON, NOON, "the feed answered 500", 0));
    }

    /** They are found by their partitions and sources, other than all receipts. */
    @Test
    void shouldCountPendingReceiptsOfAllSourcesAndPartitions() throws Exception {
        // Given
        roles.owner.execute(
                "INSERT INTO source SELECT id, id, 'CN', 'customs', 'CIF', 'FOB', 'net', 'x', 'customs-month', 'UTC', 'day',"
                        + " false, '1' FROM unnest(ARRAY['us-bts', 'cn-gacc']) AS id");
        positions("one", 0, 0);
        try (StoreReader store = opened()) {
            deliveries.resume(store, "harbour", List.of("us-bts"));
            deliveries.resume(store, "all", List.of("*"));
        }
        receipt(0, 0, "us-bts");
        receipt(0, 1, "cn-gacc");
        receipt(1, 0, "us-bts");

        // When
        List<WebhookBalance> watched = StoredWebhooks.ofWatched(roles.reader.address());

        // Then
        assertThat(watched)
                .containsExactly(
                        new WebhookBalance("all", 0, 3, 0, 0, NOON, null, null, 0),
                        new WebhookBalance("harbour", 0, 2, 0, 0, NOON, null, null, 0))
                .isEqualTo(StoredWebhooks.of(roles.reader.address()));
        assertThat(watched.get(1).waiting(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(watched.get(1).failing(NOON)).isZero();
    }

    /** A rebuild writes all receipts again, with other offsets. */
    @Test
    void shouldSkipAfterARebuildWhatWasDecidedBeforeTheLastThatWasDelivered() throws Exception {
        // Given
        positions("one", 4, 2);
        record(resume().orElseThrow().after(new ReceiptCursor("one", List.of(4L, 2L)), 6, 0, 0, NOON));
        roles.owner.execute("TRUNCATE sink_offset");
        positions("two", 9, 9);

        // When
        DeliveryState state = resume().orElseThrow();

        // Then
        assertThat(state.cursor()).isEqualTo(new ReceiptCursor("two", List.of(0L, 0L)));
        assertThat(state.delivered()).isZero();
        assertThat(state.skipBefore()).isEqualTo(NOON.minusSeconds(3_600));
        assertThat(resume()).contains(state);
    }

    /** Receipts of other sources were not posted before, so the balance counts from here on. */
    @Test
    void shouldBalanceAfterTheSourcesOfAFeedHaveChanged() throws Exception {
        // Given
        assertThat(resume()).isEmpty();
        positions("one", 3, 0);
        receipt(0, 0, "us-bts");
        receipt(0, 1, "cn-gacc");
        record(resume().orElseThrow().after(new ReceiptCursor("one", List.of(2L, 0L)), 1, 0, 0, NOON));
        receipt(0, 2, "cn-gacc");

        // When
        DeliveryState changed;
        try (StoreReader store = opened()) {
            changed = deliveries
                    .resume(store, "harbour", List.of("us-bts", "cn-gacc"))
                    .orElseThrow();
        }

        // Then
        assertThat(changed)
                .isEqualTo(new DeliveryState(
                        "harbour", new ReceiptCursor("one", List.of(2L, 0L)), 0, 0, 0, NOON, null, null, null));
        assertThat(StoredWebhooks.of(roles.reader.address()))
                .containsExactly(new WebhookBalance("harbour", 0, 1, 0, 0, NOON, null, null, 0));
    }

    @Test
    void shouldLetOneProcessTellAFeedUntilItReleasesItOrIsSilentForAMinute() throws Exception {
        // Given
        positions("one", 4, 2);
        DeliveryState state = resume().orElseThrow();
        StoredDeliveries other = new StoredDeliveries("other");
        try (StoreReader store = opened()) {
            assertThat(other.resume(store, "harbour", SOURCES)).isEmpty();
            assertThat(other.record(store, state)).isFalse();

            // When
            roles.owner.execute("UPDATE webhook_delivery SET leased_until = now() - interval '1 second'");

            // Then
            assertThat(other.resume(store, "harbour", SOURCES)).contains(state);
            assertThat(deliveries.record(store, state)).isFalse();
            assertThat(resume()).isEmpty();
            other.release(store);
            assertThat(resume()).contains(state);
        }
    }

    private Optional<DeliveryState> resume() {
        try (StoreReader store = opened()) {
            return deliveries.resume(store, "harbour", SOURCES);
        }
    }

    private void record(DeliveryState state) {
        try (StoreReader store = opened()) {
            deliveries.record(store, state);
        }
    }

    private static StoreReader opened() {
        Database reader = roles.reader;
        return StoreReader.open(reader.address().url(), reader.address().user(), "");
    }

    private static void positions(String topic, long first, long second) throws Exception {
        roles.owner.execute("INSERT INTO sink_offset VALUES ('documents.receipts.v1', 0, " + first + ", 'cluster', '"
                + topic + "', 1), ('documents.receipts.v1', 1, " + second + ", 'cluster', '" + topic + "', 1)");
    }

    private static void receipt(int partition, int offset, String source) throws Exception {
        roles.owner.execute(
                "INSERT INTO receipt_log (month_slot, topic_partition, topic_offset, channel, source, document_id,"
                        + " revision, fate, received_day, decided) VALUES (0, " + partition + ", " + offset
                        + ", 'customs', '"
                        + source + "', 'A', 1, 'pending', '2026-01-02', '2026-01-02T12:00:00Z')");
    }
}
