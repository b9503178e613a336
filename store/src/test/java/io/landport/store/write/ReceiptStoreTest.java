package io.landport.store.write;

import static io.landport.store.StoreSamples.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.store.Database;
import io.landport.store.schema.RoleStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Receipts in the store: what the views show, and what their retention deletes. */
@Tag("server")
class ReceiptStoreTest {
    private static final DocumentId ID = new DocumentId(Channel.CUSTOMS, "cn-gacc", "a\\b");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
    private static final Instant RECEIVED = Instant.parse("2026-03-30T08:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-04-02T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    @Test
    void shouldShowTheFateNowAndAllFatesBefore() throws Exception {
        // Given
        Database database = Database.migrated();
        Batch batch = new Batch();
        batch.add(pending(ID, DAY), 2, 10);
        batch.add(
                new Receipt(
                        ID,
                        1L,
                        null,
                        Fate.COUNTED,
                        null,
                        DAY,
                        null,
                        DECIDED,
                        new CountedAt(DAY, "suifenhe-grodekovo-rail", List.of("energy", "wood")),
                        List.of(new DocumentReference("preNo", "P7")),
                        3),
                2,
                11);
        batch.add(
                new Receipt(
                        ID, null, "topic:0:7", Fate.REJECTED, Reason.UNKNOWN_OUTCOME, DAY, RECEIVED, RECEIVED, null),
                2,
                12);

        // When
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            write(store, batch, 13);
        }

        // Then
        assertThat(database.rows("SELECT fate, topic_offset FROM receipt_change ORDER BY topic_offset"))
                .containsExactly("pending|10", "counted|11", "rejected|12");
        assertThat(database.rows(
                        "SELECT reference_id, scheme, source, document_id, received_day FROM receipt_reference"))
                .containsExactly("P7|preNo|cn-gacc|a\\b|2026-03-30");
        assertThat(database.rows("""
            SELECT source, document_id, channel, revision, message, fate, reason, received_day,
              received AT TIME ZONE 'UTC', decided AT TIME ZONE 'UTC', day, crossing, sectors, summaries
            FROM receipt ORDER BY revision\
            """))
                .containsExactly(
                        "cn-gacc|a\\b|customs|1|null|counted|null|2026-03-30|2026-03-30 08:00:00|2026-04-02 09:00:00"
                                + "|2026-03-30|suifenhe-grodekovo-rail|{energy,wood}|3",
                        "cn-gacc|a\\b|customs|null|topic:0:7|rejected|unknown-outcome|2026-03-30|2026-03-30 08:00:00"
                                + "|2026-03-30 08:00:00|null|null|null|0");
    }

    @Test
    void shouldKeepTheReceiptsOfTheLastMonthsOnly() throws Exception {
        // Given
        Database database = Database.migrated();
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            Batch batch = new Batch();
            batch.add(pending(new DocumentId(Channel.CUSTOMS, "cn-gacc", "old"), LocalDate.of(2026, 2, 28)), 0, 5);
            batch.add(pending(new DocumentId(Channel.CUSTOMS, "cn-gacc", "kept"), LocalDate.of(2026, 3, 1)), 0, 6);
            write(store, batch, 7);

            // When
            store.keepReceipts(new ReceiptMonths(TODAY, 1));
            Batch late = new Batch();
            late.add(pending(new DocumentId(Channel.CUSTOMS, "cn-gacc", "late"), LocalDate.of(2026, 2, 28)), 0, 8);
            late.add(pending(new DocumentId(Channel.CUSTOMS, "cn-gacc", "new"), TODAY), 0, 9);
            write(store, late, 10);
        }

        // Then
        assertThat(database.rows("SELECT document_id FROM receipt ORDER BY 1")).containsExactly("kept", "new");
        assertThat(database.rows("SELECT document_id FROM receipt_log ORDER BY 1"))
                .containsExactly("kept", "new");
        assertThat(database.rows("SELECT kept_from FROM receipt_retention")).containsExactly("2026-03-01");
        assertThat(database.rows("SELECT topic_partition, next_offset FROM receipt_expiry"))
                .containsExactly("0|6");
    }

    @Test
    void shouldKeepReceiptsFromTheFutureUntilTheyExpire() throws Exception {
        // Given
        Database database = Database.migrated();
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            Batch batch = new Batch();
            batch.add(pending(ID, LocalDate.of(2026, 9, 1)), 0, 5);
            write(store, batch, 6);

            // When
            store.keepReceipts(new ReceiptMonths(TODAY, 1));
        }

        // Then
        assertThat(database.rows("SELECT received_day FROM receipt")).containsExactly("2026-09-01");
    }

    @Test
    void shouldLetTheWriterEmptyAMonth() throws Exception {
        // Given
        RoleStore roles = RoleStore.migrated();
        try (Store store = new Store(roles.writer.address(), 1, REFERENCE)) {
            Batch batch = new Batch();
            batch.add(pending(ID, LocalDate.of(2026, 2, 28)), 0, 5);
            write(store, batch, 6);

            // When
            store.keepReceipts(new ReceiptMonths(TODAY, 1));
        }

        // Then
        assertThat(roles.owner.rows("SELECT count(*) FROM receipt_log")).containsExactly("0");
        assertThat(roles.analyst.rows("SELECT count(*) FROM receipt")).containsExactly("0");
    }

    private static Receipt pending(DocumentId id, LocalDate receivedDay) {
        return new Receipt(id, 1L, null, Fate.PENDING, null, receivedDay, RECEIVED, RECEIVED, null);
    }

    private static void write(Store store, Batch batch, long to) throws Exception {
        Position position =
                new Position(new PartitionIdentity("documents.receipts.v1", 0, "topic-id", "cluster-id", 1), 0);
        Position stored = store.initialize(List.of(position)).get(0);
        assertThat(store.write(batch, List.of(new OffsetAdvance(stored, to)))).isTrue();
    }
}
