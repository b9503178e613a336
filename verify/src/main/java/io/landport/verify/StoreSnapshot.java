package io.landport.verify;

import io.landport.domain.total.Int128;
import io.landport.kafka.read.ProgressListener;
import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.sql.Sql;
import io.landport.verify.ledger.FigureColumn;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of the store in one snapshot. */
final class StoreSnapshot implements AutoCloseable {
    private static final int FETCH_ROWS = 5_000;

    private final StoreAddress address;
    private final Connection connection;

    private StoreSnapshot(StoreAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /** @throws StoreException if the store cannot be read */
    static StoreSnapshot open(StoreAddress address) {
        try {
            Connection connection = address.connect();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // With auto-commit the driver would fetch all rows at once.
            connection.setAutoCommit(false);
            return new StoreSnapshot(address, connection);
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    /** The first received day of which the store keeps receipts. */
    LocalDate receiptsKeptFrom() {
        try {
            String sql = "SELECT kept_from FROM receipt_retention";
            return Sql.read(connection, sql, row -> row.getObject(1, LocalDate.class)).stream()
                    .findFirst()
                    .orElse(LocalDate.MIN);
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    /**
     * Reads a table into a ledger.
     *
     * @throws StoreException if it cannot be read
     */
    void read(Aggregate<?> aggregate, Ledger ledger, ProgressListener progress) {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery(aggregate.sql())) {
                for (long done = 1; rows.next(); done++) {
                    String key = rows.getString(1);
                    ledger.put(key, figures(aggregate, key, rows));
                    progress.at(done, 0);
                }
            }
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written.
        }
    }

    private static Figures figures(Aggregate<?> aggregate, String key, ResultSet row) throws SQLException {
        List<Int128> numbers = new ArrayList<>();
        for (FigureColumn column : aggregate.columns()) {
            BigDecimal number = row.getBigDecimal(numbers.size() + 2);
            if (number == null) {
                return Figures.invalid(column.name() + " is null");
            }
            numbers.add(column.number(number));
        }
        String problem = aggregate.check().isPresent() ? aggregate.check().get().problem(key, row) : "";
        return Figures.of(numbers, problem);
    }

    private static StoreException failed(StoreAddress address, SQLException failure) {
        return new StoreException("cannot read the store at " + address + ": " + failure.getMessage(), failure);
    }
}
