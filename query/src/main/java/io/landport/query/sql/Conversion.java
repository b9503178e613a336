package io.landport.query.sql;

import java.util.ArrayList;
import java.util.List;
import org.intellij.lang.annotations.Language;

/**
 * Conversion of totals into one currency. Facts of the same source, currency and day have the same rate: they are summed first,
 * then converted, and then summed to the rows of the answer, which are rounded once. A row has no value but a reason if a rate is
 * missing for any part of it.
 *
 * @param currency that values are converted into, three letters
 */
record Conversion(String currency, Grain grain) {
    private static final String VALUE = "value";

    /** Follows the parts. Looks up the rate once for each source, currency and day. Argument: whether facts have months only. */
    private static final String RATES = """
            ), conversion AS MATERIALIZED (
              SELECT r.source, r.original, r.day, k.rate, k.reason
              FROM (SELECT DISTINCT source, original, day FROM part) AS r
              CROSS JOIN LATERAL conversion_rate(r.source, r.original, ?, r.day, %s) AS k
            )
            SELECT part.*, conversion.rate, conversion.reason
            FROM part
            JOIN conversion USING (source, original, day)) AS converted WHERE TRUE""";

    @Language(value = "SQL", prefix = "SELECT ")
    private static final String CONVERTED = "CASE WHEN bool_and(rate IS NOT NULL) THEN round(sum(value * rate), 4) END";

    @Language(value = "SQL", prefix = "SELECT ")
    private static final String NOT_CONVERTED = "sum(CASE WHEN rate IS NULL THEN lines ELSE 0 END)";

    @Language(value = "SQL", prefix = "SELECT ")
    private static final String REASON = "string_agg(DISTINCT reason, '; ' ORDER BY reason)";

    /**
     * The parts of facts, each with its rate.
     *
     * @param facts with {@code source}, {@code currency} and {@code day}
     * @param columns of the answer without conversion
     */
    SqlFragment convert(SqlFragment facts, List<AnswerColumn> columns) {
        Parts parts = new Parts(
                columns.stream().filter(AnswerColumn::isKey).map(this::key).toList(),
                List.of("source", "currency AS original", "day"),
                List.of());
        return parts.select(facts, columns, " HAVING sum(lines) <> 0")
                .wrap(" FROM (WITH part AS MATERIALIZED (", "")
                .and(RATES.formatted(grain == Grain.MONTH), currency);
    }

    /** The columns of the answer with conversion. */
    List<AnswerColumn> columns(List<AnswerColumn> columns) {
        List<AnswerColumn> converted = new ArrayList<>();
        for (AnswerColumn column : Parts.columns(columns)) {
            converted.add(column.name().equals(VALUE) ? AnswerColumn.figure(VALUE, CONVERTED) : column);
        }
        converted.add(AnswerColumn.figure("lines_not_converted", NOT_CONVERTED));
        converted.add(AnswerColumn.reason("reason", REASON));
        return converted;
    }

    /** The currency of the documents is part of the key of parts, but not of rows. */
    private AnswerColumn key(AnswerColumn key) {
        String literal = "'" + currency + "'::text";
        return key.name().equals(Dimension.CURRENCY.column())
                ? new AnswerColumn(key.name(), literal, literal, key.role())
                : key;
    }
}
