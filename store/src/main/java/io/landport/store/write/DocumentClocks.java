package io.landport.store.write;

import io.landport.store.StoreAddress;
import io.landport.store.StoreConnection;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import io.landport.store.StoredPartition;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/** Writes {@code document_clock}. Several processes may write the same days. */
public final class DocumentClocks {
    private static final List<Column> COLUMNS = Column.list("topic text, partition integer, received_day date");

    @Language("SQL")
    private static final String ADVANCE = """
            INSERT INTO document_clock AS stored (topic, partition, received_day)
            SELECT * FROM unnest(?::text[], ?::integer[], ?::date[])
            ON CONFLICT (topic, partition) DO UPDATE SET received_day = greatest(stored.received_day, excluded.received_day)""";

    private DocumentClocks() {}

    /**
     * Writes the received days of partitions of documents; an earlier day than the stored one has no effect.
     *
     * @param generation number of the generation that writes
     * @param receivedDays with an entry for every partition; empty for one without records
     * @throws StoreUnavailableException for transient failures
     * @throws StoreException for other failures, and if the store belongs to another generation
     */
    public static void write(
            StoreAddress address, int generation, Map<StoredPartition, Optional<LocalDate>> receivedDays)
            throws StoreUnavailableException {
        List<Object[]> rows = new ArrayList<>();
        receivedDays.forEach((partition, day) ->
                rows.add(new Object[] {partition.topic(), partition.partition(), day.orElse(null)}));
        try (StoreConnection connection =
                new StoreConnection(address, "write to", StoreUnavailableException::isTransient, "")) {
            connection.inTransaction(open -> {
                GenerationTable.requireOpen(open, generation);
                return Upsert.execute(open, ADVANCE, COLUMNS, rows);
            });
        }
    }
}
