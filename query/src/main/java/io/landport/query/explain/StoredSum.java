package io.landport.query.explain;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.query.explain.TotalSelection.DayRange;
import io.landport.query.question.OptionReader;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.SqlFragment;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The explained total as the store has it, by currency. */
final class StoredSum {
    private StoredSum() {}

    /** What changed in the received days of a request. */
    static Map<String, Amounts> of(Connection connection, ExplainRequest request, Map<String, DayRange> days)
            throws SQLException {
        List<Map<String, Amounts>> sums =
                new ArrayList<>(sums(connection, request, days, request.known().upTo(), ""));
        if (request.known().after().isPresent()) {
            sums.addAll(sums(connection, request, days, request.known().after(), "-"));
        }
        Map<String, Amounts> stored = new TreeMap<>();
        sums.forEach(part -> part.forEach((currency, amounts) -> stored.merge(currency, amounts, Amounts::plus)));
        stored.values().removeIf(Amounts::isZero);
        return stored;
    }

    private static List<Map<String, Amounts>> sums(
            Connection connection,
            ExplainRequest request,
            Map<String, DayRange> days,
            Optional<LocalDate> knownOn,
            String sign)
            throws SQLException {
        return facts(request, days, knownOn)
                .wrap(
                        "SELECT currency, %1$ssum(lines), %1$ssum(lines_without_weight), %1$ssum(value), %1$ssum(net_weight_kg)"
                                .formatted(sign),
                        " GROUP BY currency")
                .read(connection, row -> Map.of(row.getString(1), amounts(row)));
    }

    /** The totals that are explained. */
    static SqlFragment facts(ExplainRequest request, Map<String, DayRange> days) {
        return facts(request, days, request.known().upTo());
    }

    private static SqlFragment facts(ExplainRequest request, Map<String, DayRange> days, Optional<LocalDate> knownOn) {
        SqlFragment facts =
                OptionReader.withTreatment(KnownOn.dailyTotals(knownOn).facts(), request.isMemorandum());
        return request.selection().of(request.days().of(facts, days));
    }

    private static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(
                row.getLong(2), row.getLong(3), integer(row.getBigDecimal(4)), integer(row.getBigDecimal(5)));
    }

    private static Int128 integer(BigDecimal sum) {
        return Int128.of(sum.unscaledValue());
    }
}
