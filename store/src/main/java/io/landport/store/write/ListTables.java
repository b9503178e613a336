package io.landport.store.write;

import static io.landport.store.write.TotalColumns.joined;

import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code list_naming} and {@code list_fate}. */
final class ListTables {
    private static final Upsert NAMINGS = new Upsert(
            "list_naming",
            Column.of("text", "source", "declaration", "channel", "list_source", "list"),
            joined(
                    joined(Column.of("bigint", "revision"), Column.of("date", "received_day")),
                    Column.of("boolean", "is_named")));

    private static final Upsert FATES = new Upsert(
            "list_fate",
            Column.of("text", "list_source", "list"),
            joined(Column.of("bigint", "declarations"), Column.of("text", "fate")));

    private ListTables() {}

    static void writeNamings(Connection connection, Collection<NamedList> namings) throws SQLException {
        List<Object[]> rows = new ArrayList<>(namings.size());
        namings.forEach(naming -> rows.add(row(naming)));
        NAMINGS.write(connection, rows);
    }

    static void writeFates(Connection connection, Collection<ListFate> fates) throws SQLException {
        List<Object[]> rows = new ArrayList<>(fates.size());
        fates.forEach(fate -> rows.add(
                new Object[] {fate.list().source(), fate.list().document(), fate.declarations(), fate.fate()}));
        FATES.write(connection, rows);
    }

    private static Object[] row(NamedList naming) {
        return new Object[] {
            naming.declaration().source(),
            naming.declaration().document(),
            naming.declaration().channel().code(),
            naming.list().source(),
            naming.list().document(),
            naming.revision(),
            naming.receivedDay(),
            naming.isNamed()
        };
    }
}
