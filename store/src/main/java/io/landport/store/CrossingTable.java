package io.landport.store;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.CrossingDetails;
import io.landport.domain.reference.Reference;
import io.landport.store.Upsert.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crossing}: those of the reference data, and each other one before the first total that names it. */
final class CrossingTable {
    private static final Upsert UPSERT = new Upsert(
            "crossing",
            Column.of("text", "id"),
            List.of(
                    new Column("kind", "text"),
                    new Column("name", "text"),
                    new Column("name_zh", "text"),
                    new Column("name_ru", "text"),
                    new Column("latitude", "numeric"),
                    new Column("longitude", "numeric"),
                    new Column("season", "text"),
                    new Column("country_a", "text"),
                    new Column("country_b", "text"),
                    new Column("status", "text"),
                    new Column("open_from", "date"),
                    new Column("open_to", "date"),
                    new Column("note", "text"),
                    new Column("origin", "text"),
                    new Column("reference_version", "text")));

    private static final CrossingDetails UNKNOWN = new CrossingDetails("", "", "", null, null, "");

    private static final String DELETE_GONE =
            "DELETE FROM crossing WHERE origin = 'reference' AND id <> ALL (?::text[])";

    private final Reference reference;
    private final Set<String> committed = new HashSet<>();

    CrossingTable(Reference reference) {
        this.reference = reference;
    }

    /** Writes the reference data's own crossings, removes those that were its own, and forgets which others are there. */
    void writeReference(Connection connection) throws SQLException {
        committed.clear();
        List<Object[]> rows = new ArrayList<>();
        reference.crossings().all().stream()
                .sorted(Comparator.comparing(Crossing::id))
                .forEach(crossing -> rows.add(row(crossing, "reference")));
        UPSERT.write(connection, rows);
        try (PreparedStatement delete = connection.prepareStatement(DELETE_GONE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", rows.stream().map(row -> row[0]).toArray()));
            delete.executeUpdate();
        }
    }

    /** Writes those of the crossings that are not known to be there. */
    void writeMissing(Connection connection, Set<String> crossings) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (String id : crossings) {
            if (!committed.contains(id)) {
                Crossing crossing = described(id);
                rows.add(row(crossing, isOfReference(crossing) ? "reference" : "scheme"));
            }
        }
        UPSERT.write(connection, rows);
    }

    /** Remembers that the crossings are there, once their transaction has ended well. */
    void committed(Set<String> crossings) {
        committed.addAll(crossings);
    }

    private Crossing described(String id) {
        return reference
                .crossings()
                .describe(id)
                .orElseThrow(() -> new StoreException("a total names crossing " + id + ", which reference data version "
                        + reference.version() + " of this process does not know:"
                        + " start it with the reference data that the streams process has"));
    }

    private boolean isOfReference(Crossing crossing) {
        return reference.crossings().all().contains(crossing);
    }

    // An array of nullable cells is what SQL wants; NullAway has no word for it.
    @SuppressWarnings("NullAway")
    private Object[] row(Crossing crossing, String origin) {
        CrossingDetails details = reference.dimensions().crossings().getOrDefault(crossing.id(), UNKNOWN);
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
