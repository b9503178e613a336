package io.landport.query;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerOutput;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Column;
import io.landport.answer.OptionProblem;
import io.landport.answer.Provenance;
import io.landport.query.question.Descriptions;
import io.landport.query.question.KnownCodes;
import io.landport.query.question.OptionReader;
import io.landport.query.question.QuestionRequest;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Names;
import io.landport.query.sql.Notice;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.intellij.lang.annotations.Language;
import org.postgresql.PGConnection;

/**
 * Executes queries on the store as an analyst: reads views only, in read-only repeatable-read transactions with a timeout. Rows are
 * streamed, so an answer may be larger than memory. Not thread-safe.
 */
public final class StoreReader implements AutoCloseable {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration HANGING = Duration.ofSeconds(5);
    private static final String LOGIN_TIMEOUT = "5";

    /** For each sort or hash table: comparing five years of US trade takes twice as long with 16 MB. */
    private static final String SORT_MEMORY = "48MB";

    /** Times as much for a hash table. With 3, months of five years by crossing are sorted to be grouped, which takes twice as long. */
    private static final int HASH_MEMORY = 4;

    /** Argument: the timeout in milliseconds, which begins with the transaction. */
    @Language("SQL")
    private static final String REMAINING = """
            SELECT set_config('statement_timeout', greatest(1,
              ?::bigint - (1000 * extract(epoch FROM clock_timestamp() - transaction_timestamp()))::bigint)::text, true)""";

    private final StoreFailures failures;
    private final Connection connection;
    private final StoreHeartbeat heartbeat;

    /** @param heartbeat of the server of the connection */
    StoreReader(StoreFailures failures, Connection connection, StoreHeartbeat heartbeat) {
        this.failures = failures;
        this.connection = connection;
        this.heartbeat = heartbeat;
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
        StoreFailures failures = new StoreFailures(url.replaceFirst("\\?.*", ""), user, timeout);
        Properties properties = properties(user, password, timeout);
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            return new StoreReader(
                    failures,
                    limit(readOnly(connection), timeout),
                    new StoreHeartbeat(() -> DriverManager.getConnection(url, properties)));
        } catch (SQLException e) {
            throw failures.ofOpening(e);
        }
    }

    static Properties properties(String user, String password, Duration timeout) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", LOGIN_TIMEOUT);
        // A server that hangs accepts connections.
        properties.setProperty("loginTimeout", LOGIN_TIMEOUT);
        // A server that hangs keeps connections open and cancels nothing.
        properties.setProperty(
                "socketTimeout", Long.toString(timeout.plus(HANGING).toSeconds()));
        properties.setProperty("ApplicationName", "landport-query");
        return properties;
    }

    /** The statement that sets the timeout, and what large answers need. */
    static String settings(Duration timeout) {
        return "SET statement_timeout = " + timeout.toMillis() + "; SET work_mem = '" + SORT_MEMORY
                + "'; SET hash_mem_multiplier = " + HASH_MEMORY;
    }

    private static Connection readOnly(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static Connection limit(Connection connection, Duration timeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings(timeout));
        }
        connection.commit();
        return connection;
    }

    /** Executes a query and writes the answer, without a report of progress. */
    public List<String> answer(QuestionRequest request, AnswerFormat format, AnswerOutput out) throws IOException {
        return answer(request, format, out, rows -> {});
    }

    /**
     * Executes a query and writes the answer.
     *
     * @param out is flushed and stays open
     * @param progress receives the number of rows written so far, from time to time
     * @return notices about the answer, a sentence each, for standard error
     * @throws QueryException if the query fails
     * @throws io.landport.query.question.InvalidQueryException if a filter has codes that the store does not have, or if sources of one
     *     reporter would be added
     * @throws io.landport.answer.AnswerFormatException if the format cannot hold the answer
     * @throws IOException if the answer cannot be written
     */
    public List<String> answer(QuestionRequest request, AnswerFormat format, AnswerOutput out, LongConsumer progress)
            throws IOException {
        List<String> notices = answer(
                request,
                query(request, format),
                format.isBinary() ? request.query().sources() : Optional.empty(),
                head -> format.writer(head, out),
                progress);
        out.flush();
        return notices;
    }

    /**
     * Executes a query and gives its rows to a writer, with the names of codes if the request has a language, and with the sources.
     *
     * @return notices about the answer, a sentence each
     * @throws QueryException if the query fails
     * @throws IOException if the answer cannot be written
     */
    public List<String> answer(QuestionRequest request, WriterFactory writers) throws IOException {
        return answer(request, request.namedQuery(), request.query().sources(), writers, rows -> {});
    }

    private List<String> answer(
            QuestionRequest request,
            Query shown,
            Optional<SqlFragment> sources,
            WriterFactory writers,
            LongConsumer progress)
            throws IOException {
        return read(transaction -> {
            check(transaction, request);
            AnswerHead head = head(shown, request, sources);
            List<String> notices = notices(transaction, request.query());
            AnswerWriter writer = writers.begin(head);
            QueryRows rows = new QueryRows(transaction, shown, writer, progress);
            limitToRemaining(transaction);
            rows.readAll();
            notices.addAll(rows.missingRates().notices());
            // Writing the end takes long in some formats, and needs no snapshot.
            transaction.commit();
            writer.end(notices);
            return notices;
        });
    }

    /** Before the rows: while they are written, a slow client uses up no time of the store. */
    private List<String> notices(Connection transaction, Query query) throws SQLException {
        List<String> notices = new ArrayList<>();
        for (Notice notice : query.notices()) {
            limitToRemaining(transaction);
            notices.addAll(notice.rows().read(transaction, notice.sentence()));
        }
        return notices;
    }

    /** The timeout is that of all statements of an answer together, and PostgreSQL has one for each statement. */
    private void limitToRemaining(Connection transaction) throws SQLException {
        SqlFragment.of(REMAINING, failures.timeout().toMillis()).read(transaction, remaining -> remaining.getString(1));
    }

    private static Query query(QuestionRequest request, AnswerFormat format) {
        return switch (format) {
            case TABLE ->
                request.language().isPresent()
                        ? request.namedQuery()
                        : request.query().forTable();
            case SDMX_CSV -> request.namedQuery().withStatus();
            case CSV, JSON, NDJSON, PARQUET, XLSX -> request.namedQuery();
        };
    }

    /**
     * Executes a query and writes a page of its answer. Rows are neither repeated nor skipped from page to page, also while figures
     * change; each page has the figures of one snapshot.
     *
     * @param after the sort key of the last row of the page before; empty for the first page
     * @param size maximum number of rows
     * @param sources that the head of the answer describes, if any
     * @return the sort key of the last row, if there are further ones
     * @throws QueryException as for answers, and if the sort key of the page is not one of this query
     */
    public Optional<List<String>> page(
            QuestionRequest request, List<String> after, int size, Optional<SqlFragment> sources, WriterFactory writers)
            throws IOException {
        Query shown = request.namedQuery();
        return read(transaction -> {
            check(transaction, request);
            if (shown.isPaged() && !after.isEmpty() && after.size() != shown.sortColumns()) {
                throw invalidPage(new IllegalArgumentException("wrong number of values"));
            }
            AnswerHead head = head(shown, request, sources);
            List<String> notices = notices(transaction, request.query());
            AnswerWriter writer = writers.begin(head);
            QueryRows rows = new QueryRows(transaction, shown, writer, written -> {});
            limitToRemaining(transaction);
            Optional<List<String>> last = rows.readPage(after, size);
            notices.addAll(rows.missingRates().notices());
            writer.end(notices);
            return last;
        });
    }

    /**
     * Executes a query and gives its rows to a writer, without names and notices.
     *
     * @param statuses a request whose rows are of sources and months, for the status of each; empty if figures have none
     * @throws QueryException if the query fails
     * @throws io.landport.query.question.InvalidQueryException if a filter has codes that the store does not have
     * @throws IOException if the rows cannot be written
     */
    public void figures(QuestionRequest request, Optional<QuestionRequest> statuses, FigureWriters writers)
            throws IOException {
        read(transaction -> {
            check(transaction, request);
            Map<List<String>, String> known = new HashMap<>();
            if (statuses.isPresent()) {
                limitToRemaining(transaction);
                known.putAll(statuses(transaction, statuses.get().query().withStatus()));
            }
            AnswerWriter writer = writers.begin(head(request.query(), request, Optional.empty()), known);
            limitToRemaining(transaction);
            new QueryRows(transaction, request.query(), writer, rows -> {}).readAll();
            transaction.commit();
            writer.end(List.of());
            return known.size();
        });
    }

    private static Map<List<String>, String> statuses(Connection transaction, Query query) throws SQLException {
        Map<List<String>, String> statuses = new HashMap<>();
        int status = query.columns().size();
        query.rows()
                .read(
                        transaction,
                        row -> statuses.put(List.of(row.getString(1), row.getString(2)), row.getString(status)));
        return statuses;
    }

    /** Creates the writer of figures. */
    @FunctionalInterface
    public interface FigureWriters {
        /** @param statuses the status of figures by source and month */
        AnswerWriter begin(AnswerHead head, Map<List<String>, String> statuses) throws IOException;
    }

    private static QueryException invalidPage(Exception why) {
        return new QueryException("the page is not one of this answer", why, QueryException.Cause.INVALID_VALUE);
    }

    private AnswerHead head(Query shown, QuestionRequest request, Optional<SqlFragment> sources) throws SQLException {
        Provenance provenance = new StoreState(connection).provenance(request, sources);
        List<Column> columns =
                shown.columns().stream().map(AnswerColumn::toColumn).toList();
        return new AnswerHead(
                columns,
                provenance,
                column -> Descriptions.of(request.question().code(), column),
                names(request));
    }

    /** The names of the codes that filters select. */
    private Map<String, String> names(QuestionRequest request) throws SQLException {
        Map<String, String> names = new HashMap<>();
        for (Dimension dimension : request.language().isPresent() ? Dimension.values() : new Dimension[0]) {
            Optional<Names> known =
                    Names.of(dimension.column()).filter(any -> request.options().containsKey(dimension.code()));
            if (known.isPresent()) {
                List<String> codes = OptionReader.split(request.options().getOrDefault(dimension.code(), ""));
                known.get()
                        .of(codes, request.language().orElseThrow())
                        .read(
                                connection,
                                row -> names.put(dimension.code() + '.' + row.getString(1), row.getString(2)));
            }
        }
        return names;
    }

    /** The request; settled if the answer does not change any more, in the snapshot of the next answer. */
    public QuestionRequest settle(QuestionRequest request) {
        return watched(open -> new StoreState(open).settle(request));
    }

    /** The last received day of which the figures that a request asks for do not change any more, if there is one. */
    public Optional<LocalDate> lastSettled(QuestionRequest request) {
        return watched(open -> new StoreState(open).lastSettled(request.sources()));
    }

    /**
     * Checks what an answer checks: codes, and that it does not add what must not be added.
     *
     * @throws io.landport.query.question.InvalidQueryException if it adds several sources of a reporter
     */
    public void check(QuestionRequest request) {
        watched(open -> {
            check(open, request);
            return request;
        });
    }

    private static void check(Connection transaction, QuestionRequest request) throws SQLException {
        KnownCodes.check(transaction, request.options());
        KnownCodes.requireAdditive(
                transaction,
                request.query().mixedSources(),
                "separate them with %s, or select one",
                OptionProblem.option("by"));
    }

    /** What an answer would depend on, in the snapshot of the next answer. {@link #release} ends a snapshot that gets no answer. */
    public StoreVersion version(QuestionRequest request) {
        return watched(open -> new StoreState(open).version(request));
    }

    /** The received days of which figures are known, in the snapshot of the next answer. */
    public ReceivedDays receivedDays() {
        try {
            return ReceivedDays.read(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Ends the snapshot. */
    public void release() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Reads the store in other ways than by a query; the connection is open in a read-only transaction. */
    public <T, E extends Exception> T read(StoreReading<T, E> reading) throws E {
        return watched(open -> {
            T result = reading.of(open);
            open.commit();
            return result;
        });
    }

    /**
     * Reads with a connection.
     *
     * @param <E> what it throws besides failures of the store
     */
    public interface StoreReading<T, E extends Exception> {
        T of(Connection connection) throws SQLException, E;
    }

    /**
     * Checks that the store can be read.
     *
     * @throws QueryException if it cannot
     */
    public void check() {
        try {
            new StoreState(connection).check();
            connection.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Cancels the query that another thread executes now, if there is one: it fails as if it had exceeded its timeout. */
    public void cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Reads, and fails if the server hangs meanwhile. */
    private <T, E extends Exception> T watched(StoreReading<T, E> reading) throws E {
        StoreHeartbeat.RunningQuery running = heartbeat.during(connection);
        try {
            return reading.of(connection);
        } catch (SQLException e) {
            throw failed(e);
        } catch (Exception e) {
            rollBack(e);
            throw e;
        } finally {
            running.end();
        }
    }

    private QueryException failed(SQLException failure) {
        rollBack(failure);
        return failures.of(failure);
    }

    /** After a failure the next answer begins with a snapshot of its own. */
    private void rollBack(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }
}
