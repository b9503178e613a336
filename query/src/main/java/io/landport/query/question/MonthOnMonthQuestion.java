package io.landport.query.question;

import static io.landport.query.sql.Dimension.MONTH;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.util.List;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/** Compares completed months with the month before, both as known now. */
public final class MonthOnMonthQuestion extends StoreQuestion {
    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String MONTHS = "(SELECT *, month AS day FROM month_on_month) AS months";

    public MonthOnMonthQuestion() {
        super(
                "mom",
                YearOnYearQuestion.DIMENSIONS,
                "Compares completed months with the month before, both as known now. By month unless {by} is given.");
    }

    @Override
    public List<QuestionOption> options() {
        return dimensions().unconvertedOptions(OptionReader.FROM_MONTH, OptionReader.TO_MONTH);
    }

    @Override
    Query query(OptionReader reading) {
        DateRange range = reading.monthRange();
        Selection selection = reading.selection(dimensions()).orGroupedBy(List.of(MONTH));
        SqlFragment facts = selection.of(range.of(SqlFragment.of(MONTHS).facts()));
        MissingMonths missing = MissingMonths.between(range, Optional.empty());
        List<AnswerColumn> columns =
                AnswerColumn.after(selection.grouping(), YearOnYearQuestion.comparison("sum(value)", List.of()));
        return Query.ofLines(
                        facts, missing.of(columns, selection), selection, "sum(lines) <> 0 OR sum(base_lines) <> 0")
                .with(missing.notice(facts, selection))
                .with(missing.preliminary(facts, selection));
    }
}
