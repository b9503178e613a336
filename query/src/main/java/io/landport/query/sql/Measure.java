package io.landport.query.sql;

import io.landport.answer.ColumnType;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the numbers of a column are, by the name of the column.
 *
 * @param unit as in {@link io.landport.answer.Column}
 */
record Measure(ColumnType type, String unit) {
    private static final Measure COUNT = new Measure(ColumnType.COUNT, "1");
    private static final Measure SHARE = new Measure(ColumnType.RATIO, "1");
    private static final Measure PERCENT = new Measure(ColumnType.RATIO, "%");
    private static final Measure UNIT_VALUE = new Measure(ColumnType.RATIO, "currency/kg");
    private static final Measure VALUE = new Measure(ColumnType.AMOUNT, "currency");
    private static final Measure WEIGHT = new Measure(ColumnType.AMOUNT, "kg");
    private static final Measure QUANTITY = new Measure(ColumnType.AMOUNT, "unit");

    /** Numbers that are no ratios, but are not sums of their parts either. */
    private static final Pattern OF_WHOLE =
            Pattern.compile(".*rank|months_missing|.*total_value|.*_moved|volume_change|mix_change");

    private record Rule(Pattern names, Measure measure) {}

    /** The first one that matches applies. */
    private static Stream<Rule> rules() {
        return Stream.of(
                new Rule(Pattern.compile(".*lines_weighed|.*value_weighed|.*ratio|.*share|cif_fob_factor"), SHARE),
                new Rule(Pattern.compile(".*growth|contribution|.*laspeyres|.*paasche|.*fisher|.*coverage"), PERCENT),
                new Rule(Pattern.compile(".*unit_value|lower_bound|median|upper_bound"), UNIT_VALUE),
                new Rule(
                        Pattern.compile(
                                ".*lines.*|.*records.*|rows_.*|documents|rejections.*|difference|lag_.*"
                                        + "|months_missing|observations|items_.*|.*rank|receipts|delivered|pending|parked|skipped"),
                        COUNT),
                new Rule(Pattern.compile(".*weight.*kg.*"), WEIGHT),
                new Rule(Pattern.compile(".*value.*|.*_change"), VALUE),
                new Rule(Pattern.compile("quantity"), QUANTITY));
    }

    /** Whether the number of a whole is the sum of those of its parts, whatever they are parts by. Others are computed from sums. */
    static boolean isAdditive(String column) {
        return of(column).type != ColumnType.RATIO && !OF_WHOLE.matcher(column).matches();
    }

    /** @throws IllegalArgumentException if no rule is for the name */
    static Measure of(String column) {
        return rules().filter(rule -> rule.names.matcher(column).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown measure of column " + column))
                .measure;
    }
}
