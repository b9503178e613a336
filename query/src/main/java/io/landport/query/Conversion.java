package io.landport.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Totals in one currency. What has one source, currency and day, and so one rate, is added up first; then it is converted, and
 * added up in the answer's rows, which are rounded once. A row of which a part has no rate has no value, and says why.
 *
 * @param currency that values are converted into, three letters
 */
record Conversion(String currency, Grain grain) {
    private static final String VALUE = "value";

    /** Looked up once for each source, currency and day, however many rows they have. */
    private static final String RATES =
            ", conversion AS MATERIALIZED (SELECT r.source, r.original, r.day, k.rate, k.reason"
                    + " FROM (SELECT DISTINCT source, original, day FROM apart) AS r";

    private static final String RATE_OF_EACH =
            " CROSS JOIN LATERAL conversion_rate(r.source, r.original, ?, r.day, %s) AS k)"
                    + " SELECT apart.*, conversion.rate, conversion.reason FROM apart"
                    + " JOIN conversion USING (source, original, day)) AS converted WHERE TRUE";

    private static final String CONVERTED = "CASE WHEN bool_and(rate IS NOT NULL) THEN round(sum(value * rate), 4) END";
    private static final String NOT_CONVERTED = "sum(CASE WHEN rate IS NULL THEN lines ELSE 0 END)";
    private static final String REASON = "string_agg(DISTINCT reason, '; ' ORDER BY reason)";

    /**
     * The facts' amounts, each beside its rate.
     *
     * @param facts with {@code source}, {@code currency} and {@code day}
     * @param columns of the answer as they would be of these facts
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
                        " FROM (WITH apart AS MATERIALIZED (" + parts.select(facts, columns, " HAVING sum(lines) <> 0")
                                + ")" + RATES,
                        facts.parameters())
                .and(RATE_OF_EACH.formatted(grain == Grain.MONTH), currency);
    }

    /** The columns of the answer, of what is converted. */
    List<AnswerColumn> columns(List<AnswerColumn> columns) {
        List<AnswerColumn> converted = new ArrayList<>();
        for (AnswerColumn column : Parts.columns(columns)) {
            converted.add(column.name().equals(VALUE) ? AnswerColumn.figure(VALUE, CONVERTED) : column);
        }
        converted.add(AnswerColumn.figure("lines_not_converted", NOT_CONVERTED));
        converted.add(AnswerColumn.reason("reason", REASON));
        return converted;
    }

    /** The currency of the documents tells parts apart, and not rows. */
    private AnswerColumn key(AnswerColumn key) {
        String literal = "'" + currency + "'::text";
        return isOfCurrency(key) ? new AnswerColumn(key.name(), literal, literal, key.role()) : key;
    }

    private static boolean isOfCurrency(AnswerColumn key) {
        return key.name().equals(Dimension.CURRENCY.column());
    }
}
