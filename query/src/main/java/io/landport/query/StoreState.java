package io.landport.query;

import io.landport.answer.Provenance;
import io.landport.answer.SourceBasis;
import io.landport.query.question.QuestionRequest;
import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

    @Language("SQL")
    private static final String VERSION = "SELECT generation, reference_version, now() FROM store_version";

    private final Connection connection;

    public StoreState(Connection connection) {
        this.connection = connection;
    }

    /** What the answer to a request depends on. */
    StoreVersion version(QuestionRequest request) throws SQLException {
        try (PreparedStatement statement = state(request).prepared(connection);
                ResultSet version = statement.executeQuery()) {
            version.next();
            return new StoreVersion(
                    version.getInt(1),
                    Optional.ofNullable(version.getString(2)).orElse(""),
                    Optional.ofNullable(version.getString(3)).orElse(""));
        }
    }

    private static SqlFragment state(QuestionRequest request) {
        if (request.question().isOfReferenceData()) {
            return new SqlFragment(REFERENCE_STATE, List.of());
        }
        return request.isSettled()
                ? new SqlFragment(SETTLED_STATE, List.of(request.knownOn().orElseThrow()))
                : new SqlFragment(STATE, List.of(request.isConverted()));
    }

    /** Reads the version, without a result. */
    void check() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION);
                ResultSet version = statement.executeQuery()) {
            version.next();
        }
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

    /** What the figures of sources are based on. */
    public List<SourceBasis> bases(SqlFragment sources) throws SQLException {
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
}
