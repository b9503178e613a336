package io.landport.store.write;

import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.DocumentId;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import io.landport.store.write.Batch.Recorded;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table with a row for each value of one kind, which several processes may write at the same time.
 *
 * @param <T> the kind of value
 */
final class RowTable<T> {
    static final RowTable<AsOf> CLOCKS =
            new RowTable<>("rolling_clock", "source text, topic_partition integer", "as_of date", clock ->
                    new Object[] {clock.source(), clock.partition(), clock.day()});

    static final RowTable<FateCount> FATES = new RowTable<>(
            "fate_count",
            "topic text, source text, fate text, received_day date",
            "records bigint",
            count -> new Object[] {
                count.key().topic(),
                count.key().source(),
                count.key().fate(),
                count.key().receivedDay(),
                count.records()
            });

    static final RowTable<NamedList> NAMED_LISTS = new RowTable<>(
            "list_naming",
            "source text, declaration text, channel text, list_source text, list text",
            "revision bigint, received_day date, is_named boolean",
            naming -> new Object[] {
                naming.declaration().source(),
                naming.declaration().document(),
                naming.declaration().channel().code(),
                naming.list().source(),
                naming.list().document(),
                naming.revision(),
                naming.receivedDay(),
                naming.isNamed()
            });

    static final RowTable<ListFate> LIST_FATES =
            new RowTable<>("list_fate", "list_source text, list text", "declarations bigint, fate text", fate ->
                    new Object[] {fate.list().source(), fate.list().document(), fate.declarations(), fate.fate()});

    static final RowTable<FeedReport> FEEDS = new RowTable<>(
            "feed_file",
            "hash text, file text",
            "format text, rows_read bigint, rows_in_documents bigint, rows_rejected bigint, documents bigint,"
                    + " rejections bigint, finished timestamptz",
            report -> new Object[] {
                report.hash(),
                report.file(),
                report.format(),
                report.rows(),
                report.rowsInDocuments(),
                report.rowsRejected(),
                report.documents(),
                report.rejections(),
                report.finished()
            });

    static final RowTable<Quarantine> QUARANTINES = new RowTable<>(
            "quarantined_document",
            "topic text, topic_partition integer, topic_offset bigint",
            "reason text, set_aside_by text, set_aside_at timestamptz, generation integer",
            quarantine -> new Object[] {
                quarantine.record().topic(),
                quarantine.record().partition(),
                quarantine.record().offset(),
                quarantine.reason(),
                quarantine.by(),
                quarantine.at(),
                quarantine.generation()
            });

    static final RowTable<OperatorAction> OPERATOR_ACTIONS = new RowTable<>(
            "operator_action_log",
            "request_id text",
            "at timestamptz, operator text, token_id text, action text, outcome text, channel text, source text,"
                    + " document_id text, revision bigint, rejection_id text, message text, detail text,"
                    + " generation integer",
            RowTable::row);

    static final RowTable<Recorded> REJECTIONS = new RowTable<>(
            "rejected_document",
            "id text",
            "stage text, reason text, detail text, field text, document_line integer, channel text, source text,"
                    + " document_id text, revision bigint, file text, line bigint, topic text, topic_partition integer,"
                    + " topic_offset bigint, media_type text, original bytea, recorded timestamptz, other_numbers jsonb",
            RejectedRow::cells);

    /** In the order in which every transaction writes them, so that two do not deadlock. */
    static final List<RowTable<?>> ALL =
            List.of(CLOCKS, FATES, NAMED_LISTS, LIST_FATES, FEEDS, QUARANTINES, OPERATOR_ACTIONS, REJECTIONS);

    private final Upsert upsert;
    private final int keys;
    private final Function<T, Object[]> cells;

    private RowTable(String table, String keys, String values, Function<T, Object[]> cells) {
        this.upsert = new Upsert(table, keys, values);
        this.keys = Column.list(keys).size();
        this.cells = cells;
    }

    Upsert upsert() {
        return upsert;
    }

    /** The row of a value; its first cells are the key. */
    Object[] cells(T value) {
        return cells.apply(value);
    }

    List<Object> key(Object[] row) {
        return Arrays.asList(row).subList(0, keys);
    }

    // NullAway does not support arrays with nullable elements.
    @SuppressWarnings("NullAway")
    private static Object[] row(OperatorAction action) {
        DocumentId document = action.document();
        return new @Nullable Object[] {
            action.requestId(),
            action.at(),
            action.by(),
            action.tokenId(),
            action.kind().code(),
            action.outcome().code(),
            document == null ? null : document.channel().code(),
            document == null ? null : document.source(),
            document == null ? null : document.document(),
            action.revision(),
            action.rejectionId(),
            action.message(),
            action.detail(),
            action.generation()
        };
    }
}
