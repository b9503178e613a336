package io.landport.query;

import static io.landport.query.Dimension.CROSSING;
import static io.landport.query.Dimension.EXPORTER;
import static io.landport.query.Dimension.IMPORTER;
import static io.landport.query.Dimension.MONTH;
import static io.landport.query.Dimension.SECTOR;
import static io.landport.query.Dimension.STATUS;
import static io.landport.query.Dimension.YEAR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets what one side reports as exports to the other beside what the other reports as imports from it. */
public final class MirrorQuestion implements Question {
    private static final String COUNTRIES = "countries";
    private static final List<String> BETWEEN = List.of("crossings", COUNTRIES);
    private static final int MAX_MONTHS = 11;
    private static final int MAX_DAYS = 27;

    private static final QueryDimensions DIMENSIONS =
            new QueryDimensions(List.of(), List.of(MONTH, YEAR, CROSSING, SECTOR, EXPORTER, IMPORTER, STATUS));

    private static final List<AnswerColumn> FIGURES = List.of(
            AnswerColumn.sum("export_lines"),
            AnswerColumn.sum("import_lines"),
            AnswerColumn.sum("export_value"),
            text("export_currency"),
            AnswerColumn.sum("import_value"),
            text("import_currency"),
            AnswerColumn.sum("cif_fob_factor"),
            AnswerColumn.sum("lag_months"),
            AnswerColumn.sum("lag_days"),
            AnswerColumn.sum("adjusted_import_value"),
            AnswerColumn.sum("value_gap"),
            AnswerColumn.sum("value_ratio"),
            text("value_gap_reason"),
            text("export_valuation"),
            text("import_valuation"),
            AnswerColumn.sum("export_net_weight_kg"),
            AnswerColumn.sum("import_net_weight_kg"),
            AnswerColumn.sum("weight_gap_kg"),
            AnswerColumn.sum("weight_ratio"),
            text("weight_gap_reason"),
            text("export_weight_basis"),
            text("import_weight_basis"));

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(
                new QuestionOption("from", "MONTH", "First month of exports, such as 2021-01."),
                new QuestionOption("to", "MONTH", "Last month of exports."),
                new QuestionOption(
                        "between", "WHAT", "crossings (the usual), or countries wherever it crossed the border."),
                new QuestionOption(
                        "cif-fob-factor",
                        "NUMBER",
                        "What import values are divided by, for the policy's, such as 1.08."),
                new QuestionOption("lag-months", "N", "How many months later imports were counted, for the policy's."),
                new QuestionOption("lag-days", "N", "How many days later, beside the months, for the policy's."),
                OptionReader.CURRENCY,
                OptionReader.KNOWN_ON);
    }

    @Override
    public Query asked(Map<String, String> words) {
        OptionReader reading = new OptionReader(words, options());
        MonthRange months = reading.months();
        boolean isOfCountries =
                reading.choice("between", BETWEEN).filter(COUNTRIES::equals).isPresent();
        Optional<BigDecimal> factor = reading.factor("cif-fob-factor");
        Optional<Integer> lagMonths = reading.whole("lag-months", MAX_MONTHS);
        Optional<Integer> lagDays = reading.whole("lag-days", MAX_DAYS);
        Optional<LocalDate> knownOn = reading.day(OptionReader.KNOWN_ON.name());
        Optional<Long> limit = reading.limit();
        if (isOfCountries && words.containsKey(CROSSING.code())) {
            reading.problem("--crossing: between countries there is none");
        }
        Selection selection = reading.selection(DIMENSIONS);
        reading.end();
        SqlFragment mirror =
                mirror(isOfCountries, List.of(factor, lagMonths, lagDays, knownOn), selection.reportingCurrency());
        Facts facts = months.of(Facts.of(mirror));
        // Each group is a single row: the sums are its figures.
        return Query.ofRecords(selection.of(facts), columns(isOfCountries), "count(*) > 0")
                .limited(limit);
    }

    /** The month's first day stands for the day, so that months and years are told as of daily totals. */
    private static SqlFragment mirror(boolean isOfCountries, List<Optional<?>> asked, Optional<String> currency) {
        List<Object> parameters = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Optional<?> each : asked) {
            each.ifPresent(parameters::add);
            words.add(each.isPresent() ? "?" : "NULL");
        }
        if (currency.isPresent()) {
            parameters.add(currency.get());
            words.add("?");
        }
        return new SqlFragment(
                "(SELECT *, month AS day FROM " + (isOfCountries ? "mirror_country" : "mirror")
                        + (currency.isPresent() ? "_in(" : "_with(")
                        + String.join(", ", words) + ")) AS mirrored",
                parameters);
    }

    private static AnswerColumn text(String name) {
        return AnswerColumn.remark(name, "min(" + name + ")");
    }

    private static List<AnswerColumn> columns(boolean isOfCountries) {
        List<Dimension> apart = isOfCountries
                ? List.of(MONTH, SECTOR, EXPORTER, IMPORTER, STATUS)
                : List.of(MONTH, CROSSING, SECTOR, EXPORTER, IMPORTER, STATUS);
        Stream<AnswerColumn> ofCountries = isOfCountries
                ? Stream.of("export_lines_without_crossing", "import_lines_without_crossing")
                        .map(AnswerColumn::sum)
                : Stream.of();
        return Stream.of(apart.stream().map(AnswerColumn::of), FIGURES.stream(), ofCountries)
                .flatMap(part -> part)
                .toList();
    }
}
