package io.landport.store.write;

import static io.landport.store.write.TotalColumns.joined;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code fate_count}. */
final class FateTable {
    private static final Upsert UPSERT = new Upsert(
            "fate_count",
            joined(Column.of("text", "topic", "source", "fate"), Column.of("date", "received_day")),
            Column.of("bigint", "records"));

    private FateTable() {}

    static void write(Connection connection, Collection<FateCount> counts) throws SQLException {
        List<Object[]> rows = new ArrayList<>(counts.size());
        counts.forEach(count -> rows.add(row(count.key(), count.records())));
        UPSERT.write(connection, rows);
    }

    private static Object[] row(FateKey key, long records) {
        return new Object[] {key.topic(), key.source(), key.fate(), key.receivedDay(), records};
    }
}
