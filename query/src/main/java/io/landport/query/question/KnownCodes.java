package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;

import io.landport.answer.OptionProblem;
import io.landport.domain.fate.FateKey;
import io.landport.domain.text.ClosestName;
import io.landport.domain.total.Series;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The codes of dimensions in the store, by which a code with a typo is told from one without figures. Dimensions whose codes are of no
 * list, such as countries, are not checked.
 */
public final class KnownCodes {
    private static final int MAX_LISTED = 12;
    private static final int MAX_SUGGESTED = 3;

    /** The id and the English name of each code. Messages whose source is not known have fates, too. */
    private static final Map<Dimension, String> CODES = new EnumMap<>(Map.ofEntries(
            Map.entry(Dimension.SOURCE, "SELECT id, name FROM source UNION SELECT '" + FateKey.UNKNOWN + "', ''"),
            Map.entry(Dimension.CROSSING, "SELECT id, name FROM crossing"),
            Map.entry(Dimension.CROSSING_KIND, "SELECT DISTINCT kind, '' FROM crossing"),
            Map.entry(Dimension.CLUSTER, "SELECT id, name FROM cluster"),
            Map.entry(Dimension.SECTOR, "SELECT id, name FROM sector"),
            Map.entry(Dimension.SECTOR_GROUP, "SELECT DISTINCT sector_group, sector_group_name FROM sector"),
            Map.entry(Dimension.REGION, "SELECT id, name FROM region"),
            Map.entry(Dimension.REGIME, "SELECT id, name FROM regime"),
            Map.entry(Dimension.MODE, "SELECT id, name FROM mode"),
            Map.entry(Dimension.CORRIDOR, """
                    SELECT id, name FROM corridor
                    UNION SELECT alias, '' FROM corridor_alias UNION SELECT corridor, '' FROM corridor_crossing"""),
            Map.entry(Dimension.ZONE, "SELECT id, name FROM zone UNION SELECT zone, '' FROM zone_region")));

    private KnownCodes() {}

    /** The codes of a dimension; empty if they are of no list. */
    public static Optional<Set<String>> of(Connection connection, Dimension dimension) throws SQLException {
        String sql = CODES.get(dimension);
        if (sql == null) {
            return Optional.empty();
        }
        Set<String> codes = new TreeSet<>(SqlFragment.of(sql).read(connection, row -> row.getString(1)));
        codes.add(Series.NOT_SPECIFIED);
        return Optional.of(codes);
    }

    /**
     * Checks the filters of a question.
     *
     * @param options of the question; those that are no filters are passed over
     * @throws InvalidQueryException with all codes that the store does not have
     */
    public static void check(Connection connection, Map<String, String> options) throws SQLException {
        List<OptionProblem> problems = new ArrayList<>();
        for (Dimension dimension : CODES.keySet()) {
            String text = options.get(dimension.code());
            if (text != null) {
                for (String code : unknown(connection, dimension, OptionReader.split(text))) {
                    problems.add(new OptionProblem(
                            "%s: \"%s\" is not a known " + dimension.words() + "%s",
                            option(dimension.code()),
                            code,
                            suggestion(connection, dimension, code)));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidQueryException(problems);
        }
    }

    /**
     * Checks that figures are not sums of what must not be added.
     *
     * @param mixed selects the reporters of which several sources would be added, and these sources
     * @param remedy what to do instead, with a place for each of the options
     * @throws InvalidQueryException with these reporters
     */
    public static void requireAdditive(
            Connection connection, Optional<SqlFragment> mixed, String remedy, OptionProblem.Option... options)
            throws SQLException {
        if (mixed.isEmpty()) {
            return;
        }
        List<OptionProblem> problems = mixed.get()
                .read(
                        connection,
                        row -> new OptionProblem(
                                "%s: " + Dimension.SOURCE.notAdditive() + " (%s: %s); " + remedy,
                                Stream.concat(
                                                Stream.of(
                                                        option(Dimension.SOURCE.code()),
                                                        row.getString(1),
                                                        row.getString(2)),
                                                Stream.of(options))
                                        .toArray()));
        if (!problems.isEmpty()) {
            throw new InvalidQueryException(problems);
        }
    }

    /** Those of the given codes that the store does not have. There can be thousands that it has, so they are not all read. */
    private static List<String> unknown(Connection connection, Dimension dimension, List<String> given)
            throws SQLException {
        List<String> unknown = new ArrayList<>(given);
        unknown.removeAll(SqlFragment.of(
                        "SELECT id FROM (" + CODES.get(dimension) + ") AS code (id, name) WHERE id = ANY (?)", given)
                .read(connection, row -> row.getString(1)));
        unknown.removeAll(List.of(Series.NOT_SPECIFIED));
        return unknown;
    }

    /** Suggests the name that was probably meant, or lists the names if they are few. */
    public static String suggestion(String given, Collection<String> names) {
        return ClosestName.of(given, names)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElseGet(() -> names.size() <= MAX_LISTED ? "; allowed are " + String.join(", ", names) : "");
    }

    /** Suggests codes whose names contain the text, otherwise a code that is spelled almost like it. */
    private static String suggestion(Connection connection, Dimension dimension, String given) throws SQLException {
        List<String> named = SqlFragment.of(
                        "SELECT id FROM (" + CODES.get(dimension) + ") AS code (id, name)"
                                + " WHERE strpos(lower(name), lower(?)) > 0 ORDER BY length(name), id LIMIT "
                                + MAX_SUGGESTED,
                        given)
                .read(connection, row -> row.getString(1));
        return named.isEmpty()
                ? suggestion(given, of(connection, dimension).orElseThrow())
                : "; did you mean \"" + String.join("\" or \"", named) + "\"?";
    }
}
