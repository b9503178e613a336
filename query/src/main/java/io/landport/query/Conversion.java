package io.landport.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            ", conversion AS MATERIALIZED (SELECT r.of_source, r.original, r.on_day, k.rate, k.reason"
                    + " FROM (SELECT DISTINCT of_source, original, on_day FROM apart) AS r";

    private static final String RATE_OF_EACH =
            " CROSS JOIN LATERAL conversion_rate(r.of_source, r.original, ?, r.on_day, %s) AS k)"
                    + " SELECT apart.*, conversion.rate, conversion.reason FROM apart"
                    + " JOIN conversion USING (of_source, original, on_day)) AS converted WHERE TRUE";

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
        List<AnswerColumn> keys = columns.stream().filter(AnswerColumn::isKey).toList();
        List<String> told = IntStream.range(0, keys.size())
                .boxed()
                .flatMap(place -> Stream.of(
                        expression(keys.get(place)) + " AS key_" + place,
                        order(keys.get(place)) + " AS order_" + place))
                .collect(Collectors.toCollection(ArrayList::new));
        told.addAll(List.of("source AS of_source", "currency AS original", "day AS on_day"));
        String grouping = IntStream.rangeClosed(1, told.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String figures = columns.stream()
                .filter(AnswerColumn::isFigure)
                .map(column -> ", " + column.expression() + " AS " + column.name())
                .collect(Collectors.joining());
        return new Facts(
                        " FROM (WITH apart AS MATERIALIZED (SELECT " + String.join(", ", told) + figures + facts.from()
                                + " GROUP BY " + grouping + " HAVING sum(lines) <> 0)" + RATES,
                        facts.parameters())
                .and(RATE_OF_EACH.formatted(grain == Grain.MONTH), currency);
    }

    /** The columns of the answer, of what is converted. */
    List<AnswerColumn> columns(List<AnswerColumn> columns) {
        List<AnswerColumn> converted = new ArrayList<>();
        int place = 0;
        for (AnswerColumn column : columns) {
            if (column.isKey()) {
                converted.add(new AnswerColumn(
                        column.name(), "key_" + place, "min(order_" + place + ")", AnswerColumn.Role.KEY));
                place++;
            } else {
                converted.add(column.name().equals(VALUE) ? AnswerColumn.figure(VALUE, CONVERTED) : column);
            }
        }
        converted.add(AnswerColumn.figure("lines_not_converted", NOT_CONVERTED));
        converted.add(AnswerColumn.reason("reason", REASON));
        return converted;
    }

    private String expression(AnswerColumn key) {
        return isOfCurrency(key) ? "'" + currency + "'::text" : key.expression();
    }

    private String order(AnswerColumn key) {
        return isOfCurrency(key) ? "'" + currency + "'::text" : key.order();
    }

    private static boolean isOfCurrency(AnswerColumn key) {
        return key.name().equals(Dimension.CURRENCY.column());
    }
}
