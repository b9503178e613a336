package io.landport.query;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerOutput;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Provenance;
import io.landport.answer.SourceBasis;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Executes queries on the store as an analyst: reads views only, in read-only repeatable-read transactions with a timeout. Rows are
 * streamed, so an answer may be larger than memory. Not thread-safe.
 */
public final class StoreReader implements AutoCloseable {
    private static final int FETCH_SIZE = 1_000;
    private static final int MAX_LISTED = 12;
    private static final int PROGRESS_ROWS = 10_000;

    /** Everything that can change an answer: records, reference data, rates, policies, and the day. */
    @Language("SQL")
    private static final String STATE = """
            SELECT generation, reference_version, md5(concat_ws('|', generation, reference_digest, current_date,
              (SELECT string_agg(topic || ' ' || partition || ' ' || next_offset, ',' ORDER BY topic, partition) FROM store_position),
              (SELECT count(*) || ' ' || max(loaded) FROM exchange_rate),
              (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM revision_policy AS p),
              (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM screening_policy AS p),
              (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM mirror_policy AS p),
              (SELECT string_agg(p::text, ',' ORDER BY p::text) FROM conversion_rule AS p)))
            FROM store_version""";

    /** The same for figures that depend on records received up to a day and on reference data only. */
    @Language("SQL")
    private static final String SETTLED_STATE = """
            SELECT generation, reference_version, md5(concat_ws('|', generation, reference_digest,
              (SELECT sum(records) FROM message_fate WHERE received_day <= ?)))
            FROM store_version""";

    @Language("SQL")
    private static final String VERSION = "SELECT generation, reference_version, now() FROM store_version";

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String DENIED = "42501";
    private static final String CANCELLED = "57014";
    private static final String DATA_EXCEPTION = "22";
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

    /** Executes a query and writes the answer, without a report of progress. */
    public List<String> answer(QuestionRequest request, AnswerFormat format, AnswerOutput out) throws IOException {
        return answer(request, format, out, rows -> {});
    }

    /**
     * Executes a query and writes the answer.
     *
     * @param out is flushed and stays open
     * @param progress receives the number of rows written so far, every {@value #PROGRESS_ROWS} rows
     * @return notices about the answer, a sentence each, for standard error
     * @throws QueryException if the query fails
     * @throws io.landport.answer.AnswerFormatException if the format cannot hold the answer
     * @throws IOException if the answer cannot be written
     */
    public List<String> answer(QuestionRequest request, AnswerFormat format, AnswerOutput out, LongConsumer progress)
            throws IOException {
        Query query = request.query();
        try {
            Query shown = shown(query, request, format);
            AnswerHead head = new AnswerHead(
                    shown.columns().stream().map(AnswerColumn::described).toList(),
                    provenance(request, format.isBinary() ? query.sources() : Optional.empty()));
            AnswerWriter writer = format.writer(head, out);
            MissingRates missingRates = write(shown, writer, progress);
            List<String> notices = notices(query, missingRates);
            connection.commit();
            writer.end(notices);
            out.flush();
            return notices;
        } catch (SQLException failure) {
            rollBack(failure);
            throw failed(failure);
        } catch (RuntimeException | IOException failure) {
            rollBack(failure);
            throw failure;
        }
    }

    /** Reads the store in other ways than by a query; the connection is open in a read-only transaction. */
    <T> T read(StoreReading<T> reading) throws IOException {
        try {
            T result = reading.of(connection);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            rollBack(failure);
            throw failed(failure);
        } catch (RuntimeException | IOException failure) {
            rollBack(failure);
            throw failure;
        }
    }

    /** Reads with a connection. */
    interface StoreReading<T> {
        T of(Connection connection) throws SQLException, IOException;
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

    /**
     * Executes a query and writes a page of its answer. Rows are neither repeated nor skipped from page to page, also while figures
     * change; each page has the figures of one snapshot.
     *
     * @throws QueryException as for answers, and if the sort key of the page is not one of this query
     */
    public Page.Written page(QuestionRequest request, Page page, PageWriter writer) throws IOException {
        Query query = request.query();
        Query shown = request.language().map(query::named).orElse(query);
        try {
            if (shown.isPaged() && !page.after().isEmpty() && page.after().size() != shown.sortColumns()) {
                throw invalidPage(new IllegalArgumentException("wrong number of values"));
            }
            writer.begin(new AnswerHead(
                    shown.columns().stream().map(AnswerColumn::described).toList(),
                    provenance(request, Optional.empty())));
            MissingRates missingRates = new MissingRates();
            Optional<List<String>> last = writePage(shown, page, writer, missingRates);
            List<String> notices = notices(query, missingRates);
            connection.commit();
            return new Page.Written(notices, last);
        } catch (SQLException failure) {
            rollBack(failure);
            throw failed(failure);
        } catch (RuntimeException | IOException failure) {
            rollBack(failure);
            throw failure;
        }
    }

    /** Receives a page. */
    public interface PageWriter {
        /** Begins the page. */
        void begin(AnswerHead head) throws IOException;

        /** Writes a row. */
        void write(List<Cell> row) throws IOException;
    }

    /** What an answer would depend on, in the snapshot of the next answer. {@link #release} ends a snapshot that gets no answer. */
    public StoreVersion version(QuestionRequest request) {
        try (PreparedStatement statement = new SqlFragment(
                                request.isSettled() ? SETTLED_STATE : STATE,
                                request.isSettled() ? List.of(request.knownOn().orElseThrow()) : List.of())
                        .prepared(connection);
                ResultSet version = statement.executeQuery()) {
            version.next();
            return new StoreVersion(
                    version.getInt(1),
                    Optional.ofNullable(version.getString(2)).orElse(""),
                    Optional.ofNullable(version.getString(3)).orElse(""));
        } catch (SQLException failure) {
            rollBack(failure);
            throw failed(failure);
        }
    }

    /** Ends the snapshot. */
    public void release() {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private Optional<List<String>> writePage(Query query, Page page, PageWriter writer, MissingRates missingRates)
            throws SQLException, IOException {
        // One row more shows whether there is another page.
        SqlFragment rows = query.isPaged() ? query.rows(page.after(), page.rows() + 1L) : query.rows();
        try (PreparedStatement statement = rows.prepared(connection)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet found = statement.executeQuery()) {
                List<String> last = List.of();
                for (int written = 0; found.next(); written++) {
                    if (written == page.rows()) {
                        return Optional.of(last);
                    }
                    List<Cell> row = row(found, query.columns());
                    writer.write(row);
                    reasons(query.columns(), row).forEach(missingRates::add);
                    last = query.isPaged() ? sortKey(found, query) : List.of();
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> sortKey(ResultSet row, Query query) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int place = 1; place <= query.sortColumns(); place++) {
            key.add(row.getString(query.columns().size() + place));
        }
        return key;
    }

    private List<String> notices(Query query, MissingRates missingRates) throws SQLException {
        List<String> notices = new ArrayList<>(mixedSources(query));
        notices.addAll(leftOut(query));
        notices.addAll(missingMonths(query));
        notices.addAll(missingRates.notices());
        return notices;
    }

    private static QueryException invalidPage(Exception why) {
        return new QueryException("the page is not one of this answer", why, QueryException.Cause.INVALID_VALUE);
    }

    /** After a failure the next answer begins with a snapshot of its own. */
    private void rollBack(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException further) {
            failure.addSuppressed(further);
        }
    }

    private static Query shown(Query query, QuestionRequest request, AnswerFormat format) {
        Query named = request.language().map(query::named).orElse(query);
        return switch (format) {
            case TABLE -> request.language().isPresent() ? named : query.forTable();
            case SDMX_CSV -> named.withStatus();
            case CSV, JSON, NDJSON, PARQUET, XLSX -> named;
        };
    }

    private Provenance provenance(QuestionRequest request, Optional<SqlFragment> sources) throws SQLException {
        return provenance(
                request.name(),
                request.sortedOptions(),
                request.knownOn(),
                request.isSettled(),
                sources.isPresent() ? bases(sources.get()) : List.of());
    }

    /**
     * Where an answer of this snapshot is from.
     *
     * @param isSettled whether the answer is the same whenever it is asked for
     */
    Provenance provenance(
            String name,
            SortedMap<String, String> options,
            Optional<LocalDate> knownOn,
            boolean isSettled,
            List<SourceBasis> sources)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION);
                ResultSet version = statement.executeQuery()) {
            version.next();
            return new Provenance(
                    name,
                    options,
                    knownOn,
                    version.getInt(1),
                    version.getString(2),
                    // The same figures are the same bytes.
                    isSettled
                            ? Optional.empty()
                            : Optional.of(
                                    version.getObject(3, OffsetDateTime.class).toInstant()),
                    sources);
        }
    }

    private List<SourceBasis> bases(SqlFragment sources) throws SQLException {
        List<SourceBasis> bases = new ArrayList<>();
        try (PreparedStatement statement = sources.prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                bases.add(new SourceBasis(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6)));
            }
        }
        return bases;
    }

    private MissingRates write(Query query, AnswerWriter writer, LongConsumer progress)
            throws SQLException, IOException {
        MissingRates missingRates = new MissingRates();
        long written = 0;
        try (PreparedStatement statement = query.rows().prepared(connection)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Cell> row = row(rows, query.columns());
                    writer.write(row);
                    reasons(query.columns(), row).forEach(missingRates::add);
                    written++;
                    if (written % PROGRESS_ROWS == 0) {
                        progress.accept(written);
                    }
                }
            }
        }
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
        return new QueryException(
                "cannot read the store at " + address + ": " + why(failure),
                failure,
                kind(String.valueOf(failure.getSQLState())));
    }

    private static QueryException.Cause kind(String state) {
        if (state.equals(CANCELLED)) {
            return QueryException.Cause.TIMEOUT;
        }
        return state.startsWith(DATA_EXCEPTION) ? QueryException.Cause.INVALID_VALUE : QueryException.Cause.STORE;
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
