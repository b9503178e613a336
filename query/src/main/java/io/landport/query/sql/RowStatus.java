package io.landport.query.sql;

import java.time.LocalDate;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/**
 * The status of rows of line totals as a code of the SDMX code list CL_OBS_STATUS: B for a series break of a reporter within the
 * period, else P for months that are still preliminary, by their age or because the source has reported no later month, else A.
 */
public final class RowStatus {
    /** Arguments: the first month of the period, the last one, the day on which figures are known, and which reported months were known. */
    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM daily_total")
    private static final String STATUS = """
            (SELECT CASE
              WHEN bool_or(EXISTS (
                SELECT FROM series_break AS b
                WHERE b.reporter = r.reporter AND b.day >= g.month AND b.day < g.month + interval '1 month')) THEN 'B'
              WHEN bool_or(month_status_on(g.month::date, r.months_until_revised, r.months_until_final, %3$s) = 'preliminary'
                OR g.month >= (SELECT max(m.month) FROM reported_month AS m WHERE m.source = r.source%4$s))
              THEN 'P'
              ELSE 'A' END
            FROM unnest(array_agg(DISTINCT source)) AS known (source)
            JOIN reporting_source AS r ON r.source = known.source
            CROSS JOIN LATERAL generate_series(%1$s, least(%2$s, date_trunc('month', %3$s::timestamp)), interval '1 month') AS g (month))""";

    private RowStatus() {}

    public static AnswerColumn of(Selection selection, Optional<LocalDate> knownOn) {
        String today = knownOn.map(day -> "DATE '" + day + "'").orElse("(now() AT TIME ZONE 'UTC')::date");
        boolean isOfYears = selection.isGroupedBy(Dimension.YEAR)
                && !selection.isGroupedBy(Dimension.MONTH)
                && !selection.isGroupedBy(Dimension.DAY);
        String known =
                knownOn.map(day -> " AND m.received_day <= DATE '" + day + "'").orElse("");
        String first = "date_trunc('month', min(day)::timestamp)";
        String last = isOfYears
                ? "date_trunc('year', min(day)::timestamp) + interval '11 months'"
                : "date_trunc('month', max(day)::timestamp)";
        return AnswerColumn.remark("obs_status", STATUS.formatted(first, last, today, known));
    }
}
