package io.landport.store.dimension;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.CrossingDetails;
import io.landport.domain.reference.Reference;
import io.landport.store.StoreException;
import io.landport.store.sql.Sql;
import io.landport.store.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** Writes {@code crossing}: the crossings of the reference data, and other crossings before the first total that has them. */
public final class CrossingTable {
    private static final Upsert UPSERT = new Upsert(
            "crossing",
            "id text",
            "kind text, name text, name_zh text, name_ru text, latitude numeric, longitude numeric, season text, country_a text,"
                    + " country_b text, status text, open_from date, open_to date, note text, origin text,"
                    + " reference_version text");

    @Language("SQL")
    private static final String CREATED_FROM_CODES = """
            SELECT id FROM crossing WHERE origin = 'scheme' ORDER BY id""";

    @Language("SQL")
    private static final String DELETE_REMOVED = """
            DELETE FROM crossing WHERE origin = 'reference' AND id <> ALL (?::text[])""";

    private final Reference reference;
    private final Set<String> committed = new HashSet<>();

    public CrossingTable(Reference reference) {
        this.reference = reference;
    }

    /**
     * Writes the crossings of the reference data, deletes those that it no longer has, updates the crossings created from codes, and
     * clears the cache of written crossings.
     */
    public void writeReference(Connection connection) throws SQLException {
        committed.clear();
        // Sorted, so that processes that write the same rows do not deadlock.
        Map<String, Object[]> rows = new TreeMap<>(rowsOfCodes(connection));
        reference.crossings().all().forEach(crossing -> rows.put(crossing.id(), row(crossing, "reference")));
        UPSERT.write(connection, List.copyOf(rows.values()));
        List<String> known = List.copyOf(reference.crossings().byId().keySet());
        Sql.update(connection, DELETE_REMOVED, known);
    }

    /** Rows of the crossings created from codes: the reference data may have new names for them. */
    private Map<String, Object[]> rowsOfCodes(Connection connection) throws SQLException {
        Map<String, Object[]> rows = new HashMap<>();
        for (String id : Sql.read(connection, CREATED_FROM_CODES, created -> created.getString(1))) {
            reference.crossing(id).ifPresent(crossing -> rows.put(id, row(crossing, "scheme")));
        }
        return rows;
    }

    /** Writes crossings that are not in the cache of written crossings. */
    public void writeMissing(Connection connection, Set<String> crossings) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (String id : crossings) {
            if (!committed.contains(id)) {
                Crossing crossing = crossing(id);
                rows.add(row(crossing, isOfReference(crossing) ? "reference" : "scheme"));
            }
        }
        UPSERT.write(connection, rows);
    }

    /** Adds crossings to the cache, after the commit of their transaction. */
    public void onCommit(Set<String> crossings) {
        committed.addAll(crossings);
    }

    private Crossing crossing(String id) {
        return reference
                .crossing(id)
                .orElseThrow(() -> new StoreException("a total has crossing " + id + ", which reference data version "
                        + reference.version() + " of this process does not know:"
                        + " start it with the reference data of the streams process"));
    }

    private boolean isOfReference(Crossing crossing) {
        return reference.crossings().all().contains(crossing);
    }

    // NullAway does not support arrays with nullable elements.
    @SuppressWarnings("NullAway")
    private Object[] row(Crossing crossing, String origin) {
        CrossingDetails details = reference.dimensions().details(crossing.id());
        return new @Nullable Object[] {
            crossing.id(),
            crossing.kind(),
            crossing.name(),
            DimensionTable.known(details.nameChinese()).orElse(null),
            DimensionTable.known(details.nameRussian()).orElse(null),
            details.latitude(),
            details.longitude(),
            DimensionTable.known(details.season()).orElse(null),
            crossing.countryA(),
            crossing.countryB(),
            crossing.status(),
            crossing.openFrom(),
            crossing.openTo(),
            crossing.note(),
            origin,
            reference.version()
        };
    }
}
