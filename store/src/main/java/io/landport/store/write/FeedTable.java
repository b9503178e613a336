package io.landport.store.write;

import static io.landport.store.write.TotalColumns.joined;

import io.landport.domain.fate.FeedReport;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code feed_file}. */
final class FeedTable {
    private static final Upsert UPSERT = new Upsert(
            "feed_file",
            Column.of("text", "hash"),
            joined(
                    joined(
                            Column.of("text", "file", "format"),
                            Column.of(
                                    "bigint",
                                    "rows_read",
                                    "rows_in_documents",
                                    "rows_rejected",
                                    "documents",
                                    "rejections")),
                    Column.of("timestamptz", "finished")));

    private FeedTable() {}

    static void write(Connection connection, Collection<FeedReport> reports) throws SQLException {
        List<Object[]> rows = new ArrayList<>(reports.size());
        reports.forEach(report -> rows.add(row(report)));
        UPSERT.write(connection, rows);
    }

    private static Object[] row(FeedReport report) {
        return new Object[] {
            report.hash(),
            report.file(),
            report.format(),
            report.rows(),
            report.rowsInDocuments(),
            report.rowsRejected(),
            report.documents(),
            report.rejections(),
            report.finished()
        };
    }
}
