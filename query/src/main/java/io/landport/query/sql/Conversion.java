package io.landport.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    /** Looks up the rate once for each source, currency and day. Arguments: the parts, and whether facts have months only. */
    private static final String CONVERTED_PARTS = """
            FROM (WITH part AS MATERIALIZED (
              %s
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
    Facts converted(Facts facts, List<AnswerColumn> columns) {
        List<AnswerColumn> keys =
                columns.stream().filter(AnswerColumn::isKey).map(this::key).toList();
        boolean isOfWindows = keys.stream().anyMatch(key -> key.name().equals(Dimension.AS_OF.column()));
        Parts parts = new Parts(
                keys,
                List.of("source", "currency AS original", "day"),
                isOfWindows ? List.of("min(first_day) AS first_day", "min(as_of) AS as_of") : List.of());
        return new Facts(
                ' '
                        + CONVERTED_PARTS.formatted(
                                parts.select(facts, columns, " HAVING sum(lines) <> 0"), grain == Grain.MONTH),
                Stream.concat(facts.parameters().stream(), Stream.of(currency)).toList());
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
        return isOfCurrency(key) ? new AnswerColumn(key.name(), literal, literal, key.role()) : key;
    }

    private static boolean isOfCurrency(AnswerColumn key) {
        return key.name().equals(Dimension.CURRENCY.column());
    }
}
