package io.landport.query;

import io.landport.answer.Cell;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader of an answer must know, a sentence each. Reads the snapshot of the answer. */
final class Notices {
    private static final int MAX_LISTED = 12;

    private final Connection connection;

    Notices(Connection connection) {
        this.connection = connection;
    }

    /** @param missingRates of the rows of the answer */
    List<String> of(Query query, MissingRates missingRates) throws SQLException {
        List<String> notices = new ArrayList<>(mixedSources(query));
        notices.addAll(leftOut(query));
        notices.addAll(missingMonths(query));
        notices.addAll(missingRates.notices());
        return notices;
    }

    /** Several sources of one reporter may report the same trade, so a warning says that they were added. */
    private List<String> mixedSources(Query query) throws SQLException {
        return sentences(
                query.mixedSources(),
                reporters -> "warning: these figures add several sources of reporter " + reporters.getString(1) + " ("
                        + reporters.getString(2)
                        + "), which may report the same trade: separate them with --by source, or select one with --source");
    }

    private List<String> leftOut(Query query) throws SQLException {
        return sentences(
                query.leftOut(),
                unspecified -> "note: --top leaves out " + unspecified.getLong(1)
                        + " crossings without a place (kind unspecified), with a value of "
                        + Cell.of(unspecified.getBigDecimal(2)).separated(0) + ' ' + unspecified.getString(3)
                        + "; select kinds to show with --crossing-kind");
    }

    private List<String> missingMonths(Query query) throws SQLException {
        return sentences(
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

    private List<String> sentences(Optional<SqlFragment> question, Sentence sentence) throws SQLException {
        if (question.isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        try (PreparedStatement statement = question.get().prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sentences.add(sentence.of(rows));
            }
        }
        return sentences;
    }

    /** Formats a row as a sentence. */
    private interface Sentence {
        String of(ResultSet row) throws SQLException;
    }
}
