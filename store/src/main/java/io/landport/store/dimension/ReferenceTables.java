package io.landport.store.dimension;

import io.landport.domain.reference.Reference;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Loads all dimension tables except {@code crossing}, to which totals add rows. */
public final class ReferenceTables {
    /** Locks the row, so that only one of several consumers that start at the same time loads. */
    @Language("SQL")
    private static final String SET_VERSION = """
            INSERT INTO reference_data AS old (version, digest) VALUES (?, ?)
            ON CONFLICT (is_single) DO UPDATE SET (version, digest) = ROW(excluded.version, excluded.digest)
            WHERE ROW(old.version, old.digest) IS DISTINCT FROM ROW(excluded.version, excluded.digest)""";

    private static final List<DimensionTable> ALL = Stream.of(LocationTables.ALL, ClassificationTables.ALL)
            .flatMap(List::stream)
            .toList();

    private ReferenceTables() {}

    /** The names of the tables. */
    public static List<String> names() {
        return ALL.stream().map(DimensionTable::name).toList();
    }

    /**
     * The codes of a table with their names in all languages, as far as the reference data has them.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public static List<List<String>> codes(String table, Reference reference) {
        return ALL.stream()
                .filter(known -> known.name().equals(table))
                .map(known -> known.codes(reference))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table));
    }

    /** Loads the reference data, unless the store has this version of it. */
    public static void load(Connection connection, Reference reference) throws SQLException {
        String digest = reference.dimensions().digest();
        if (Sql.update(connection, SET_VERSION, reference.version(), digest) > 0) {
            for (DimensionTable table : ALL) {
                table.replace(connection, reference);
            }
        }
    }
}
