package io.landport.query;

import io.landport.answer.AnswerWriter;
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
import java.util.function.LongConsumer;

/** Executes a query and passes its rows on as they are read. Collects the reasons for missing values in them. */
final class QueryRows {
    private static final int FETCH_SIZE = 1_000;
    private static final int PROGRESS_ROWS = 10_000;

    private final Connection connection;
    private final Query query;
    private final AnswerWriter writer;
    private final LongConsumer progress;
    private final MissingRates missingRates = new MissingRates();
    private long written;

    /** @param progress receives the number of rows written so far, every {@value #PROGRESS_ROWS} rows */
    QueryRows(Connection connection, Query query, AnswerWriter writer, LongConsumer progress) {
        this.connection = connection;
        this.query = query;
        this.writer = writer;
        this.progress = progress;
    }

    MissingRates missingRates() {
        return missingRates;
    }

    void readAll() throws SQLException, IOException {
        try (PreparedStatement statement = query.rows().prepare(connection);
                ResultSet rows = execute(statement)) {
            while (rows.next()) {
                read(rows);
            }
        }
    }

    /** @return the sort key of the last row of the page, if there are further ones */
    Optional<List<String>> readPage(List<String> after, int size) throws SQLException, IOException {
        // One row more shows whether there is another page.
        SqlFragment rows = query.isPaged() ? query.rows(after, size + 1L) : query.rows();
        try (PreparedStatement statement = rows.prepare(connection);
                ResultSet found = execute(statement)) {
            List<String> last = List.of();
            while (found.next()) {
                if (written == size) {
                    return Optional.of(last);
                }
                read(found);
                last = query.isPaged() ? sortKey(found) : List.of();
            }
        }
        return Optional.empty();
    }

    private static ResultSet execute(PreparedStatement statement) throws SQLException {
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
        writer.write(row);
        written++;
        if (written % PROGRESS_ROWS == 0) {
            progress.accept(written);
        }
    }

    private List<String> sortKey(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int place = 1; place <= query.sortColumns(); place++) {
            key.add(row.getString(query.columns().size() + place));
        }
        return key;
    }
}
