package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.RECEIVED_DAY;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.SOURCE;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists what was published or revised since a received day: by received day, month, source and flow unless grouped otherwise. */
public final class ChangesQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(RECEIVED_DAY, MONTH, SOURCE, REPORTER, PARTNER, CROSSING, SECTOR, FLOW),
            List.of(CURRENCY),
            List.of(RECEIVED_DAY));

    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    private static final String CHANGES = "(SELECT *, month AS day FROM monthly_vintage) AS changes";

    /** First figures of a month, or changes of them. */
    private static final String KIND = "CASE WHEN is_revision THEN 'revised' ELSE 'published' END";

    public ChangesQuestion() {
        super("changes", DIMENSIONS, "Lists what was published or revised since a received day.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS
                .options(
                        new QuestionOption(SINCE, "DAY", "First received day (UTC), such as 2021-03-31. Required."),
                        new QuestionOption(UNTIL, "DAY", "Last received day (UTC)."),
                        OptionReader.TREATMENT)
                .stream()
                .filter(option -> !option.name().equals(OptionReader.CURRENCY.name()))
                .toList();
    }

    @Override
    Query query(OptionReader reading) {
        Optional<LocalDate> since = reading.day(SINCE);
        if (!reading.has(SINCE)) {
            reading.problem("%s: a received day such as 2021-03-31 is required", option(SINCE));
        }
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(RECEIVED_DAY, MONTH, SOURCE, FLOW));
        SqlFragment facts = reading.withTreatment(SqlFragment.from(CHANGES))
                .where("received_day >= ?", since)
                .where("received_day <= ?", reading.day(UNTIL));
        return Query.ofLines(selection.of(facts), columns(selection), selection, "TRUE");
    }

    private static List<AnswerColumn> columns(Selection selection) {
        return AnswerColumn.after(
                selection.grouping(),
                Stream.of(
                                new AnswerColumn("change", KIND, KIND, AnswerColumn.ColumnRole.KEY),
                                AnswerColumn.figure("lines_change", "sum(lines)"),
                                AnswerColumn.figure("value_change", "sum(value)"),
                                AnswerColumn.of(CURRENCY),
                                AnswerColumn.figure("net_weight_kg_change", "sum(net_weight_kg)"))
                        .toList());
    }
}
