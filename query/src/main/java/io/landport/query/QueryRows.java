package io.landport.query;

import io.landport.answer.Cell;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executes a query and passes its rows on as they are read. Collects the reasons for missing values in them. */
final class QueryRows {
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final Query query;
    private final RowSink sink;
    private final MissingRates missingRates = new MissingRates();

    QueryRows(Connection connection, Query query, RowSink sink) {
        this.connection = connection;
        this.query = query;
        this.sink = sink;
    }

    /** Receives rows. */
    interface RowSink {
        void write(List<Cell> row) throws IOException;
    }

    MissingRates missingRates() {
        return missingRates;
    }

    void readAll() throws SQLException, IOException {
        try (PreparedStatement statement = query.rows().prepared(connection);
                ResultSet rows = executed(statement)) {
            while (rows.next()) {
                read(rows);
            }
        }
    }

    /** @return the sort key of the last row of the page, if there are further ones */
    Optional<List<String>> readPage(AnswerPage page) throws SQLException, IOException {
        // One row more shows whether there is another page.
        SqlFragment rows = query.isPaged() ? query.rows(page.after(), page.rows() + 1L) : query.rows();
        try (PreparedStatement statement = rows.prepared(connection);
                ResultSet found = executed(statement)) {
            List<String> last = List.of();
            for (int written = 0; found.next(); written++) {
                if (written == page.rows()) {
                    return Optional.of(last);
                }
                read(found);
                last = query.isPaged() ? sortKey(found) : List.of();
            }
        }
        return Optional.empty();
    }

    private static ResultSet executed(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(FETCH_SIZE);
        return statement.executeQuery();
    }

    private void read(ResultSet rows) throws SQLException, IOException {
        List<AnswerColumn> columns = query.columns();
        List<Cell> row = new ArrayList<>(columns.size());
        for (AnswerColumn column : columns) {
            int place = row.size() + 1;
            Cell cell = column.isNumber() ? Cell.of(rows.getBigDecimal(place)) : Cell.ofText(rows.getString(place));
            row.add(cell);
            if (column.isReason()) {
                missingRates.add(cell);
            }
        }
        sink.write(row);
    }

    private List<String> sortKey(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int place = 1; place <= query.sortColumns(); place++) {
            key.add(row.getString(query.columns().size() + place));
        }
        return key;
    }
}
