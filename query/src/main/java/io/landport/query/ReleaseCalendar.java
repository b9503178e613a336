package io.landport.query;

import io.landport.domain.reference.DeliveryDelays;
import io.landport.domain.text.TextLanguage;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.OptionReader;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intellij.lang.annotations.Language;

/** When each source released its months, and when the next ones are expected: as long after their end as the latest of the last ten. */
public final class ReleaseCalendar implements Question<ReleaseCalendar.Request> {
    private static final QuestionOption SOURCE =
            new QuestionOption("source", "VALUE[,VALUE]", "Only this source, or any of these.");

    private static final int EXPECTED_MONTHS = 3;

    @Language("SQL")
    private static final String MONTHS = """
            SELECT s.source, coalesce(CASE ? WHEN 'zh' THEN n.name_zh WHEN 'ru' THEN n.name_ru END, s.source_name, s.source), s.month,
              s.first_known, coalesce(p.dated_by = 'month', false), (now() AT TIME ZONE 'UTC')::date
            FROM month_status s LEFT JOIN source_preference p ON p.source = s.source LEFT JOIN source n ON n.id = s.source
            WHERE cardinality(?) = 0 OR s.source = ANY (?)
            ORDER BY s.source, s.month""";

    /** The sources whose releases are asked for; empty for all. */
    public record Request(List<String> sources) {
        public Request {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A month of a source.
     *
     * @param day on which the month was first known, or is expected
     * @param delay days from the end of the month to that day
     * @param isReleased whether the month was known on the day of the calendar
     * @param asOf the day of the calendar (UTC)
     */
    public record Release(
            String source,
            String sourceName,
            YearMonth month,
            LocalDate day,
            long delay,
            boolean isReleased,
            LocalDate asOf) {}

    private record Known(
            String source, String name, YearMonth month, LocalDate day, boolean isDatedByMonth, LocalDate today) {
        static Known of(ResultSet row) throws SQLException {
            return new Known(
                    row.getString(1),
                    row.getString(2),
                    YearMonth.from(row.getObject(3, LocalDate.class)),
                    row.getObject(4, LocalDate.class),
                    row.getBoolean(5),
                    row.getObject(6, LocalDate.class));
        }

        /** A month is not released before it is over. */
        boolean isReleased() {
            return !day.isAfter(today) && month.isBefore(YearMonth.from(today));
        }

        Release on(YearMonth of, LocalDate released, boolean isReleased) {
            return new Release(
                    source,
                    name,
                    of,
                    released,
                    ChronoUnit.DAYS.between(of.atEndOfMonth(), released),
                    isReleased,
                    today);
        }
    }

    @Override
    public String code() {
        return "releases";
    }

    @Override
    public List<String> description() {
        return List.of("When sources released their months, and when the next ones are expected.");
    }

    @Override
    public List<QuestionOption> options() {
        return List.of(SOURCE);
    }

    @Override
    public Request request(Map<String, String> values) throws InvalidQueryException {
        OptionReader reading = new OptionReader(values, options());
        Request request = new Request(reading.values(SOURCE.name()));
        reading.end();
        return request;
    }

    /**
     * The releases of each source in the order of months: all that are known, then those expected.
     *
     * @param language of the names of sources
     * @throws QueryException if the store cannot be read
     */
    public static List<Release> read(StoreReader reader, Request request, TextLanguage language) {
        return reader.read(connection -> read(connection, request, language));
    }

    private static List<Release> read(Connection connection, Request request, TextLanguage language)
            throws SQLException {
        DeliveryDelays delays = new DeliveryDelays();
        Map<String, Known> newest = new LinkedHashMap<>();
        Map<String, List<Release>> releases = new LinkedHashMap<>();
        for (Known known : SqlFragment.of(MONTHS, language.code(), request.sources(), request.sources())
                .read(connection, Known::of)) {
            if (known.isReleased()) {
                delays.take(known.source, known.month.atEndOfMonth(), known.day);
                newest.put(known.source, known);
                releases.computeIfAbsent(known.source, none -> new ArrayList<>())
                        .add(known.on(known.month, known.day, true));
            }
        }
        newest.forEach((source, last) -> {
            long delay = delays.usual(source, last.isDatedByMonth);
            for (int next = 1; next <= EXPECTED_MONTHS; next++) {
                YearMonth month = last.month.plusMonths(next);
                releases.getOrDefault(source, new ArrayList<>())
                        .add(last.on(month, month.atEndOfMonth().plusDays(delay), false));
            }
        });
        return releases.values().stream().flatMap(List::stream).toList();
    }
}
