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
 * The store as analysts see it. Reads views only, in transactions that cannot write, and gives up a question that takes too
 * long; each answer is of one moment. Rows go out as they come in, so an answer may be larger than memory. Not safe for use by
 * several threads.
 */
public final class StoreReader implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LISTED = 12;
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String DENIED = "42501";
    private static final String CANCELLED = "57014";
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(60);
    private static final String UNDEFINED_FUNCTION = "42883";

    private final String address;
    private final String user;
    private final Duration longest;
    private final Connection connection;

    private StoreReader(String address, String user, Duration longest, Connection connection) {
        this.address = address;
        this.user = user;
        this.longest = longest;
        this.connection = connection;
    }

    /** Opens the store for questions that take a minute at most. */
    public static StoreReader open(String url, String user, String password) {
        return open(url, user, password, LONGEST_QUESTION);
    }

    /**
     * Opens the store.
     *
     * @param url JDBC URL of a PostgreSQL database
     * @param longest that one question may take, in whole milliseconds
     * @throws QueryException if it cannot be reached
     */
    public static StoreReader open(String url, String user, String password, Duration longest) {
        String address = url.replaceFirst("\\?.*", "");
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "landport-query");
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            return new StoreReader(address, user, longest, bounded(readOnly(connection), longest));
        } catch (SQLException failure) {
            throw new QueryException("cannot open the store at " + address + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Answers a query.
     *
     * @param out is flushed and stays open
     * @return what the reader of the answer should know, a sentence each, fit for standard error
     * @throws QueryException if the store cannot answer
     * @throws IOException if the answer cannot be written
     */
    public List<String> answer(Query query, OutputFormat format, Writer out) throws IOException {
        try {
            Query shown = format == OutputFormat.TABLE ? query.forPeople() : query;
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

    private static Connection bounded(Connection connection, Duration longest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = " + longest.toMillis());
        }
        connection.commit();
        return connection;
    }

    private MissingRates print(Query query, Printer printer) throws SQLException, IOException {
        MissingRates missingRates = new MissingRates();
        try (PreparedStatement statement = query.rows().prepared(connection)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Cell> row = row(rows, query.columns());
                    printer.print(row);
                    reasons(query.columns(), row).forEach(missingRates::take);
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

    /** Several sources of one reporter may report the same trade: adding them is for the asker to decide, knowingly. */
    private List<String> mixedSources(Query query) throws SQLException {
        return notices(
                query.mixedSources(),
                reporters -> "warning: these figures add several sources of reporter " + reporters.getString(1) + " ("
                        + reporters.getString(2)
                        + "), which may report the same trade: tell them apart with --by source, or choose with --source");
    }

    private List<String> leftOut(Query query) throws SQLException {
        return notices(
                query.leftOut(),
                unspecified -> "note: --top leaves out " + unspecified.getLong(1)
                        + " crossings that name no place (kind unspecified), with a value of "
                        + Cell.of(unspecified.getBigDecimal(2)).separated(0) + ' ' + unspecified.getString(3)
                        + "; --crossing-kind says which kinds to show");
    }

    private List<String> missingMonths(Query query) throws SQLException {
        return notices(
                query.missingMonths(),
                silent -> "note: " + silent.getString(1) + " reported nothing of these months, the figures lack them: "
                        + shortened(silent.getString(2)));
    }

    private static String shortened(String list) {
        String[] parts = list.split(", ", -1);
        return parts.length <= LISTED
                ? list
                : String.join(", ", List.of(parts).subList(0, LISTED)) + " and " + (parts.length - LISTED) + " more";
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

    /** Says what a row means. */
    private interface Sentence {
        String of(ResultSet row) throws SQLException;
    }

    private QueryException failed(SQLException failure) {
        return new QueryException("cannot read the store at " + address + ": " + why(failure), failure);
    }

    private String why(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case UNDEFINED_TABLE ->
                "it has no tables yet, or none that user " + user + " may see: 'landport migrate' makes them";
            case DENIED -> "user " + user + " may not (" + failure.getMessage() + "): 'landport migrate' lets him";
            case CANCELLED ->
                "it took longer than the " + longest.toMillis() + " ms that a question may take, or was cancelled";
            case UNDEFINED_FUNCTION -> "it is of an earlier version: 'landport migrate' changes it";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
