package io.landport.query;

import io.landport.answer.Provenance;
import io.landport.answer.SourceBasis;
import io.landport.query.question.QuestionRequest;
import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.intellij.lang.annotations.Language;

/** What the store contains in the snapshot of a transaction: its version, and where answers are from. */
public final class StoreState {
    /**
     * Everything that can change an answer: records, reference data, policies, the day, and rates if values are converted. There can be
     * hundreds of thousands of rates.
     */
    @Language("SQL")
    private static final String STATE = """
            SELECT generation, reference_version, md5(concat_ws('|', generation, reference_digest, current_date,
              (SELECT string_agg(topic || ' ' || partition || ' ' || next_offset, ',' ORDER BY topic, partition) FROM store_position),
              CASE WHEN ? THEN (SELECT count(*) || ' ' || max(loaded) FROM exchange_rate) END,
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

    /** The same for lists of reference data. */
    @Language("SQL")
    private static final String REFERENCE_STATE = """
            SELECT generation, reference_version, md5(concat_ws('|', generation, reference_digest)) FROM store_version""";

    /** The last day that is over on the received clocks of all topics that the given sources use, or of all topics without sources. */
    @Language("SQL")
    private static final String LAST_SETTLED = """
            SELECT CASE WHEN bool_and(received_day IS NOT NULL) THEN min(received_day) - 1 END
            FROM received_clock
            WHERE cardinality(?::text[]) = 0 OR topic IN (SELECT topic FROM message_fate WHERE source = ANY (?))""";

    @Language("SQL")
    private static final String VERSION = "SELECT generation, reference_version, now() FROM store_version";

    private final Connection connection;

    public StoreState(Connection connection) {
        this.connection = connection;
    }

    /** What the answer to a request depends on. */
    StoreVersion version(QuestionRequest request) throws SQLException {
        return state(request)
                .read(
                        connection,
                        row -> new StoreVersion(
                                row.getInt(1),
                                Optional.ofNullable(row.getString(2)).orElse(""),
                                Optional.ofNullable(row.getString(3)).orElse("")))
                .get(0);
    }

    /** The request; settled if the answer does not change any more in this generation. */
    QuestionRequest settle(QuestionRequest request) throws SQLException {
        if (!request.isSettling()) {
            return request;
        }
        LocalDate knownOn = request.knownOn().orElseThrow();
        return lastSettled(request.sources())
                        .filter(day -> !day.isBefore(knownOn))
                        .isPresent()
                ? request.settled()
                : request;
    }

    /** The last received day of which figures do not change any more; empty if there is none. */
    Optional<LocalDate> lastSettled(List<String> sources) throws SQLException {
        return SqlFragment.of(LAST_SETTLED, sources, sources)
                .read(connection, row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .get(0);
    }

    private static SqlFragment state(QuestionRequest request) {
        if (request.question().isOfReferenceData()) {
            return SqlFragment.of(REFERENCE_STATE);
        }
        return request.isSettled()
                ? SqlFragment.of(SETTLED_STATE, request.knownOn().orElseThrow())
                : SqlFragment.of(STATE, request.isConverted());
    }

    /** Reads the version, without a result. */
    void check() throws SQLException {
        SqlFragment.of(VERSION).read(connection, row -> row.getInt(1));
    }

    public Provenance provenance(QuestionRequest request, Optional<SqlFragment> sources) throws SQLException {
        return provenance(
                request.question().code(),
                request.sortedOptions(),
                request.knownOn(),
                request.isSettled(),
                sources.isPresent() ? bases(sources.get()) : List.of());
    }

    /**
     * Where an answer is from.
     *
     * @param isSettled whether the answer is the same whenever it is asked for
     */
    public Provenance provenance(
            String name,
            SortedMap<String, String> options,
            Optional<LocalDate> knownOn,
            boolean isSettled,
            List<SourceBasis> sources)
            throws SQLException {
        return SqlFragment.of(VERSION)
                .read(
                        connection,
                        row -> new Provenance(
                                name,
                                options,
                                knownOn,
                                row.getInt(1),
                                row.getString(2),
                                // The same figures are the same bytes.
                                isSettled
                                        ? Optional.empty()
                                        : Optional.of(row.getObject(3, OffsetDateTime.class)
                                                .toInstant()),
                                sources))
                .get(0);
    }

    /** What the figures of sources are based on. */
    public List<SourceBasis> bases(SqlFragment sources) throws SQLException {
        return sources.read(
                connection,
                row -> new SourceBasis(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)));
    }
}
