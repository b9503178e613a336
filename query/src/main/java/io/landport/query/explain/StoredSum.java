package io.landport.query.explain;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.query.explain.ExplainedDays.Fixed;
import io.landport.query.explain.TotalSelection.DayRange;
import io.landport.query.question.OptionReader;
import io.landport.query.sql.Facts;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.SqlFragment;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intellij.lang.annotations.Language;

/** The explained total as the store has it, by currency. */
final class StoredSum {
    @Language(value = "SQL", prefix = "SELECT * FROM daily_total WHERE ")
    private static final String IN_WINDOW = """
            EXISTS (
              SELECT FROM unnest(?::text[], ?::date[], ?::date[]) AS windows (of_source, first_day, last_day)
              WHERE of_source = source AND day BETWEEN first_day AND last_day)""";

    private StoredSum() {}

    /** What changed in the received days of a request. */
    static Map<String, Amounts> of(Connection connection, ExplainRequest request, Map<String, DayRange> windows)
            throws SQLException {
        Map<String, Amounts> sums =
                sums(connection, request, windows, request.known().upTo());
        if (request.known().after().isPresent()) {
            sums(connection, request, windows, request.known().after())
                    .forEach((currency, before) -> sums.merge(currency, before.negated(), Amounts::plus));
        }
        sums.values().removeIf(Amounts::isZero);
        return sums;
    }

    private static Map<String, Amounts> sums(
            Connection connection, ExplainRequest request, Map<String, DayRange> windows, Optional<LocalDate> knownOn)
            throws SQLException {
        Facts facts = OptionReader.treated(Facts.of(KnownOn.dailyTotals(knownOn)), request.isMemorandum());
        Facts selected = request.selection()
                .of(request.days() instanceof Fixed fixed ? inRange(facts, fixed.range()) : inWindows(facts, windows));
        SqlFragment sql = new SqlFragment(
                "SELECT currency, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)"
                        + selected.from() + " GROUP BY currency",
                selected.parameters());
        Map<String, Amounts> sums = new TreeMap<>();
        try (PreparedStatement statement = sql.prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sums.put(rows.getString(1), amounts(rows));
            }
        }
        return sums;
    }

    private static Facts inRange(Facts facts, DayRange range) {
        return facts.where("day BETWEEN ? AND ?", range.first(), range.last());
    }

    private static Facts inWindows(Facts facts, Map<String, DayRange> windows) {
        List<String> sources = List.copyOf(windows.keySet());
        List<DayRange> ranges = List.copyOf(windows.values());
        return facts.where(
                IN_WINDOW,
                sources,
                ranges.stream().map(DayRange::first).toList(),
                ranges.stream().map(DayRange::last).toList());
    }

    private static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(
                row.getLong(2), row.getLong(3), unscaled(row.getBigDecimal(4)), unscaled(row.getBigDecimal(5)));
    }

    private static Int128 unscaled(BigDecimal sum) {
        return Int128.of(sum.unscaledValue());
    }
}
