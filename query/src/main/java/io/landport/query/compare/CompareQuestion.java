package io.landport.query.compare;

import static io.landport.answer.OptionProblem.option;

import io.landport.query.question.OptionReader;
import io.landport.query.question.QueryDimensions;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import io.landport.query.sql.Dimension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks how an official table differs from the figures of the store. */
public final class CompareQuestion implements Question<CompareRequest> {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(),
            OfficialTableReader.DIMENSIONS.stream()
                    .filter(dimension -> dimension != Dimension.MONTH && dimension != Dimension.FLOW)
                    .toList());

    private static final String KNOWN_ON = OptionReader.KNOWN_ON.name();
    private static final String CURRENCY = "currency";
    private static final String UNIT = "unit";
    private static final String IGNORE = "ignore";
    private static final String UNMATCHED = "unmatched";
    private static final String LIST = "list";
    private static final List<String> UNITS =
            List.of("1", "100", "1000", "10000", "100000", "1000000", "100000000", "1000000000");

    @Override
    public String code() {
        return "compare";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Compares an official table with the monthly totals of the store: which figures are equal, by how much others"
                        + " differ, and how much of that revisions, regimes and exchange rates explain.",
                "The table is CSV with the columns month, flow and value, and any of source, reporter, partner, region,"
                        + " crossing, sector, channel, regime, mode, currency and rate, in any order.");
    }

    @Override
    public List<QuestionOption> options() {
        return Stream.concat(
                        DIMENSIONS.filters().stream()
                                .map(dimension -> new QuestionOption(
                                        dimension.code(),
                                        "VALUE[,VALUE]",
                                        "Compare with figures of this " + dimension.words()
                                                + " only, or of any of these.")),
                        Stream.of(
                                new QuestionOption(
                                        CURRENCY,
                                        "CODE",
                                        "Currency of the values, if the table has no column currency."),
                                new QuestionOption(
                                        UNIT,
                                        "NUMBER",
                                        "What a value of 1 is, such as 1000 or 10000 units of the currency (default: 1)."),
                                new QuestionOption(
                                        KNOWN_ON,
                                        "DAY",
                                        "Day (UTC) on which the table was published: what was received later is shown as revisions."),
                                new QuestionOption(IGNORE, "NAME[,NAME]", "Columns of the table to leave out."),
                                new QuestionOption(
                                        UNMATCHED,
                                        "WHAT",
                                        "count (default) or list figures of the table's months that the table does not have.")))
                .toList();
    }

    @Override
    public CompareRequest request(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<LocalDate> knownOn = reading.knownOn();
        Optional<String> currency = reading.text(CURRENCY);
        currency.filter(code -> !code.matches("[A-Z]{3}"))
                .ifPresent(code ->
                        reading.problem("%s: \"%s\" is not a code of ISO 4217 such as USD", option(CURRENCY), code));
        Optional<String> unit = reading.choice(UNIT, UNITS);
        Optional<String> unmatched = reading.choice(UNMATCHED, List.of("count", LIST));
        reading.filters(DIMENSIONS);
        reading.end();
        Map<String, String> filters = new TreeMap<>(values);
        filters.keySet()
                .retainAll(DIMENSIONS.filters().stream().map(Dimension::code).toList());
        return new CompareRequest(
                values,
                filters,
                knownOn,
                currency,
                unit.map(BigDecimal::new).orElse(BigDecimal.ONE),
                Set.copyOf(reading.values(IGNORE)),
                unmatched.filter(LIST::equals).isPresent());
    }
}
