package io.landport.store;

import io.landport.domain.reference.Reference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.intellij.lang.annotations.Language;

/** All dimensions but {@code crossing}, which totals add to: what the reference data of {@code reference_data} says. */
final class ReferenceTables {
    /** Locks the row, so that of several consumers that start at once one loads. */
    @Language("SQL")
    private static final String ENTER = """
            INSERT INTO reference_data AS old (version, digest) VALUES (?, ?)
            ON CONFLICT (is_single) DO UPDATE SET (version, digest) = ROW(excluded.version, excluded.digest)
            WHERE ROW(old.version, old.digest) IS DISTINCT FROM ROW(excluded.version, excluded.digest)""";

    private ReferenceTables() {}

    /** Loads what the reference data says, unless that is what is there. */
    static void load(Connection connection, Reference reference) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, reference.version());
            enter.setString(2, reference.dimensions().digest());
            if (enter.executeUpdate() == 0) {
                return;
            }
        }
        for (DimensionTable table : LocationTables.ALL) {
            table.replace(connection, reference);
        }
        for (DimensionTable table : ClassificationTables.ALL) {
            table.replace(connection, reference);
        }
    }
}
