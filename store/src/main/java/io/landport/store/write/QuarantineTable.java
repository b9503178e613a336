package io.landport.store.write;

import static io.landport.store.write.TotalColumns.joined;

import io.landport.domain.fate.Quarantine;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code quarantined_document}. */
final class QuarantineTable {
    private static final Upsert UPSERT = new Upsert(
            "quarantined_document",
            joined(
                    Column.of("text", "topic"),
                    joined(Column.of("integer", "topic_partition"), Column.of("bigint", "topic_offset"))),
            joined(
                    Column.of("text", "reason", "set_aside_by"),
                    joined(Column.of("timestamptz", "set_aside_at"), Column.of("integer", "generation"))));

    private QuarantineTable() {}

    static void write(Connection connection, Collection<Quarantine> quarantines) throws SQLException {
        List<Object[]> rows = new ArrayList<>(quarantines.size());
        quarantines.forEach(quarantine -> rows.add(row(quarantine)));
        UPSERT.write(connection, rows);
    }

    private static Object[] row(Quarantine quarantine) {
        return new Object[] {
            quarantine.record().topic(),
            quarantine.record().partition(),
            quarantine.record().offset(),
            quarantine.reason(),
            quarantine.by(),
            quarantine.at(),
            quarantine.generation()
        };
    }
}
