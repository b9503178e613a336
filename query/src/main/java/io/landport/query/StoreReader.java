package io.landport.query;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Executes queries on the store as an analyst: reads views only, in read-only repeatable-read transactions with a timeout. Rows are
 * streamed, so an answer may be larger than memory. Not thread-safe.
 */
public final class StoreReader implements AutoCloseable {
    private static final int FETCH_SIZE = 1_000;
    private static final int MAX_LISTED = 12;
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String DENIED = "42501";
    private static final String CANCELLED = "57014";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final String UNDEFINED_FUNCTION = "42883";

    private final String address;
    private final String user;
    private final Duration timeout;
    private final Connection connection;

    private StoreReader(String address, String user, Duration timeout, Connection connection) {
        this.address = address;
        this.user = user;
        this.timeout = timeout;
        this.connection = connection;
    }

    /** Opens the store with a query timeout of one minute. */
    public static StoreReader open(String url, String user, String password) {
        return open(url, user, password, DEFAULT_TIMEOUT);
    }

    /**
     * Opens the store.
     *
     * @param url JDBC URL of a PostgreSQL database
     * @param timeout of a query, in whole milliseconds
     * @throws QueryException if the store is unreachable
     */
    public static StoreReader open(String url, String user, String password, Duration timeout) {
        String address = url.replaceFirst("\\?.*", "");
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "landport-query");
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            return new StoreReader(address, user, timeout, bounded(readOnly(connection), timeout));
        } catch (SQLException failure) {
            throw new QueryException("cannot open the store at " + address + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Executes a query and writes the answer.
     *
     * @param out is flushed and stays open
     * @return notices about the answer, a sentence each, for standard error
     * @throws QueryException if the query fails
     * @throws IOException if the answer cannot be written
     */
    public List<String> answer(Query query, OutputFormat format, Writer out) throws IOException {
        try {
            Query shown = format == OutputFormat.TABLE ? query.forTable() : query;
            MissingRates missingRates = print(shown, format.printer(shown.columns(), out));
            List<String> notices = new ArrayList<>(mixedSources(query));
            notices.addAll(leftOut(query));
            notices.addAll(missingMonths(query));
            notices.addAll(missingRates.notices());
            connection.commit();
            out.flush();
            return notices;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private static Connection readOnly(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static Connection bounded(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = " + timeout.toMillis());
        }
        connection.commit();
        return connection;
    }

    private MissingRates print(Query query, Printer printer) throws SQLException, IOException {
        MissingRates missingRates = new MissingRates();
        try (PreparedStatement statement = query.rows().prepared(connection)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Cell> row = row(rows, query.columns());
                    printer.print(row);
                    reasons(query.columns(), row).forEach(missingRates::add);
                }
            }
        }
        printer.end();
        return missingRates;
    }

    private static Stream<Cell> reasons(List<AnswerColumn> columns, List<Cell> row) {
        return IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).isReason())
                .mapToObj(row::get);
    }

    private static List<Cell> row(ResultSet rows, List<AnswerColumn> columns) throws SQLException {
        List<Cell> cells = new ArrayList<>(columns.size());
        for (AnswerColumn column : columns) {
            int place = cells.size() + 1;
            cells.add(column.isNumber() ? Cell.of(rows.getBigDecimal(place)) : Cell.ofText(rows.getString(place)));
        }
        return cells;
    }

    /** Several sources of one reporter may report the same trade, so a warning says that they were added. */
    private List<String> mixedSources(Query query) throws SQLException {
        return notices(
                query.mixedSources(),
                reporters -> "warning: these figures add several sources of reporter " + reporters.getString(1) + " ("
                        + reporters.getString(2)
                        + "), which may report the same trade: separate them with --by source, or select one with --source");
    }

    private List<String> leftOut(Query query) throws SQLException {
        return notices(
                query.leftOut(),
                unspecified -> "note: --top leaves out " + unspecified.getLong(1)
                        + " crossings without a place (kind unspecified), with a value of "
                        + Cell.of(unspecified.getBigDecimal(2)).separated(0) + ' ' + unspecified.getString(3)
                        + "; select kinds to show with --crossing-kind");
    }

    private List<String> missingMonths(Query query) throws SQLException {
        return notices(
                query.missingMonths(),
                silent -> "note: " + silent.getString(1)
                        + " reported nothing for these months, so they are missing in the figures: "
                        + shortened(silent.getString(2)));
    }

    private static String shortened(String list) {
        String[] parts = list.split(", ", -1);
        return parts.length <= MAX_LISTED
                ? list
                : String.join(", ", List.of(parts).subList(0, MAX_LISTED)) + " and " + (parts.length - MAX_LISTED)
                        + " more";
    }

    private List<String> notices(Optional<SqlFragment> question, Sentence sentence) throws SQLException {
        if (question.isEmpty()) {
            return List.of();
        }
        List<String> notices = new ArrayList<>();
        try (PreparedStatement statement = question.get().prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                notices.add(sentence.of(rows));
            }
        }
        return notices;
    }

    /** Formats a row as a sentence. */
    private interface Sentence {
        String of(ResultSet row) throws SQLException;
    }

    private QueryException failed(SQLException failure) {
        return new QueryException("cannot read the store at " + address + ": " + why(failure), failure);
    }

    private String why(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case UNDEFINED_TABLE ->
                "its schema is missing, or user " + user + " has no privileges on it: run 'landport migrate'";
            case DENIED ->
                "user " + user + " lacks a privilege (" + failure.getMessage()
                        + "): run 'landport migrate' to grant it";
            case CANCELLED -> "the query exceeded the timeout of " + timeout.toMillis() + " ms, or was cancelled";
            case UNDEFINED_FUNCTION -> "its schema is of an earlier version: run 'landport migrate' to update it";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
