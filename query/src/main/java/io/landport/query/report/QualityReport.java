package io.landport.query.report;

import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.answer.Provenance;
import io.landport.domain.text.TextLanguage;
import io.landport.query.ReleaseCalendar;
import io.landport.query.StoreReader;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.SqlFragment;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * The quality of what a source reported of a year: what is complete, how late it was, what was rejected and why, how much was revised, how
 * far partners agree, and which unit values look wrong. Each table is the answer to a question, read after the one before.
 *
 * @param head about whom and when, and the figures that sum up the tables, by the keys of their names
 * @param provenance of the figures
 */
record QualityReport(String source, Year year, List<Fact> head, List<ReportTable> tables, Provenance provenance) {
    /** The reasons for which documents were rejected that were recorded in the year. */
    @Language("SQL")
    private static final String REJECTIONS = """
            SELECT reason, stage, count(*)
            FROM rejection
            WHERE source = ? AND recorded >= make_timestamptz(?, 1, 1, 0, 0, 0, 'UTC') AND recorded < make_timestamptz(?, 1, 1, 0, 0, 0, 'UTC')
            GROUP BY reason, stage
            ORDER BY count(*) DESC, reason, stage""";

    @Language("SQL")
    private static final String SUSPECTS = """
            SELECT to_char(month, 'YYYY-MM'), sum(lines), sum(judged_lines), sum(suspect_lines), sum(value), sum(suspect_value), currency
            FROM screened_total
            WHERE source = ? AND month BETWEEN make_date(?, 1, 1) AND make_date(?, 12, 1)
            GROUP BY month, currency
            ORDER BY month, currency""";

    private static final int MONTHS = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    QualityReport {
        head = List.copyOf(head);
        tables = List.copyOf(tables);
    }

    /**
     * A line of the head.
     *
     * @param key of its name
     * @param cell empty if it cannot be said
     */
    record Fact(String key, Cell cell) {}

    /** Reads the tables one after the other. */
    private static final class Reading {
        private final StoreReader reader;
        private final String source;
        private final Year year;
        private final TextLanguage language;
        private Optional<Provenance> provenance = Optional.empty();

        Reading(StoreReader reader, String source, Year year, TextLanguage language) {
            this.reader = reader;
            this.source = source;
            this.year = year;
            this.language = language;
        }

        /** @param options names and values in turn, besides the year */
        ReportTable ask(String key, String question, String... options) throws IOException {
            Map<String, String> values = new HashMap<>(Map.of("from", year + "-01", "to", year + "-12"));
            for (int place = 0; place < options.length; place += 2) {
                values.put(options[place], options[place + 1]);
            }
            StoreQuestion asked =
                    Optional.ofNullable(Questions.all().get(question)).orElseThrow();
            ReportTable.Rows rows = new ReportTable.Rows();
            List<Column> columns = new ArrayList<>();
            reader.answer(asked.request(values).in(Optional.of(language)), head -> {
                columns.addAll(head.columns());
                provenance = provenance.or(() -> Optional.of(head.provenance()));
                return rows;
            });
            return new ReportTable(key, columns, rows.all());
        }

        ReportTable rejections() {
            return read(
                    "rejections",
                    SqlFragment.of(REJECTIONS, source, year.getValue(), year.getValue() + 1),
                    Column.text("reason"),
                    Column.text("stage"),
                    Column.number("documents", ColumnType.COUNT, "1"));
        }

        ReportTable suspects() {
            return read(
                    "suspects",
                    SqlFragment.of(SUSPECTS, source, year.getValue(), year.getValue()),
                    Column.text("month"),
                    Column.number("lines", ColumnType.COUNT, "1"),
                    Column.number("judged_lines", ColumnType.COUNT, "1"),
                    Column.number("suspect_lines", ColumnType.COUNT, "1"),
                    Column.number("value", ColumnType.AMOUNT, "currency"),
                    Column.number("suspect_value", ColumnType.AMOUNT, "currency"),
                    Column.text("currency"));
        }

        private ReportTable read(String key, SqlFragment query, Column... columns) {
            List<List<Cell>> rows = reader.read(connection -> query.read(connection, row -> {
                List<Cell> cells = new ArrayList<>();
                for (Column column : columns) {
                    int place = cells.size() + 1;
                    cells.add(
                            column.type().isNumber()
                                    ? Cell.of(row.getBigDecimal(place))
                                    : Cell.ofText(row.getString(place)));
                }
                return cells;
            }));
            return new ReportTable(key, Arrays.asList(columns), rows);
        }

        /** The months of the year that were released, or are expected. */
        List<ReleaseCalendar.Release> releases() {
            return ReleaseCalendar.read(reader, new ReleaseCalendar.Request(List.of(source)), language).stream()
                    .filter(release -> release.month().getYear() == year.getValue())
                    .toList();
        }

        Optional<String> reporter() {
            return reader
                    .read(connection -> SqlFragment.of(
                                    "SELECT reporter FROM source_preference WHERE source = ?", source)
                            .read(connection, row -> row.getString(1)))
                    .stream()
                    .findFirst();
        }
    }

    /**
     * Reads the report.
     *
     * @param language of the names of countries
     * @throws InvalidQueryException if the store does not have the source
     * @throws io.landport.query.QueryException if the store cannot be read
     */
    static QualityReport read(StoreReader reader, String source, Year year, TextLanguage language) throws IOException {
        Reading reading = new Reading(reader, source, year, language);
        ReportTable months = reading.ask("completeness", "monthly", "by", "month", "source", source)
                .of("month", "lines", "lines_without_weight", "value", "currency", "net_weight_kg");
        List<ReleaseCalendar.Release> releases = reading.releases();
        ReportTable revisions = reading.ask("revisions", "revisions", "by", "month", "source", source)
                .of("month", "first_value", "value_change", "value_moved", "known_value", "currency");
        ReportTable rejections = reading.rejections();
        ReportTable suspects = reading.suspects();
        List<ReportTable> tables = new ArrayList<>(List.of(months, timeliness(releases), rejections, revisions));
        Optional<String> reporter = reading.reporter();
        if (reporter.isPresent()) {
            tables.add(mirror(reading, reporter.get()));
        }
        tables.add(suspects);
        List<Fact> head = new ArrayList<>(facts(year, months, releases));
        head.add(new Fact("rejected", Cell.of(rejections.sum("documents"))));
        head.add(share("suspect-share", suspects.sum("suspect_lines"), suspects.sum("judged_lines")));
        return new QualityReport(source, year, head, tables, reading.provenance.orElseThrow());
    }

    private static List<Fact> facts(Year year, ReportTable months, List<ReleaseCalendar.Release> releases) {
        TreeSet<String> missing = new TreeSet<>();
        IntStream.rangeClosed(1, MONTHS)
                .mapToObj(year::atMonth)
                .map(YearMonth::toString)
                .forEach(missing::add);
        List<ReleaseCalendar.Release> released =
                releases.stream().filter(ReleaseCalendar.Release::isReleased).toList();
        released.forEach(release -> missing.remove(release.month().toString()));
        BigDecimal lines = months.sum("lines");
        return List.of(
                new Fact("months-reported", Cell.of(BigDecimal.valueOf(released.size()))),
                new Fact("months-missing", Cell.ofText(String.join(", ", missing))),
                share("weighed-share", lines.subtract(months.sum("lines_without_weight")), lines),
                new Fact(
                        "longest-delay",
                        Cell.of(released.stream()
                                .map(release -> BigDecimal.valueOf(release.delay()))
                                .reduce(BigDecimal::max)
                                .orElse(null))));
    }

    /** A share in percent; empty if there is no whole. */
    private static Fact share(String key, BigDecimal part, BigDecimal whole) {
        return new Fact(
                key,
                whole.signum() == 0
                        ? Cell.ofText(null)
                        : Cell.of(part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP)));
    }

    private static ReportTable timeliness(List<ReleaseCalendar.Release> releases) {
        return new ReportTable(
                "timeliness",
                List.of(
                        Column.text("month"),
                        Column.key("released", ColumnType.DAY),
                        Column.key("expected", ColumnType.DAY),
                        Column.number("delay", ColumnType.COUNT, "1")),
                releases.stream()
                        .map(release -> List.of(
                                Cell.ofText(release.month().toString()),
                                day(release.day(), release.isReleased()),
                                day(release.day(), !release.isReleased()),
                                Cell.of(BigDecimal.valueOf(release.delay()))))
                        .toList());
    }

    private static Cell day(LocalDate day, boolean isShown) {
        return Cell.ofText(isShown ? day.toString() : null);
    }

    /** Both directions between the reporter of the source and each partner that reports, too. */
    private static ReportTable mirror(Reading reading, String reporter) throws IOException {
        ReportTable out = mirror(reading, "exporter", reporter);
        ReportTable in = mirror(reading, "importer", reporter);
        int gap = Column.place(out.columns(), "value_gap");
        return new ReportTable(
                out.key(),
                out.columns(),
                Stream.concat(out.rows().stream(), in.rows().stream())
                        .filter(row -> row.get(gap) instanceof Cell.Figure)
                        .toList());
    }

    /** With the names of countries instead of their codes. */
    private static ReportTable mirror(Reading reading, String side, String reporter) throws IOException {
        ReportTable asked = reading.ask(
                "mirror", "mirror", "by", "month,exporter,importer", "between", "countries", side, reporter);
        List<List<Cell>> named = asked.rows().stream()
                .map(row -> asked.columns().stream()
                        .map(column -> named(asked, row, column.name()))
                        .toList())
                .toList();
        return new ReportTable(asked.key(), asked.columns(), named)
                .of("month", "exporter", "importer", "export_value", "import_value", "value_gap", "currency");
    }

    private static Cell named(ReportTable table, List<Cell> row, String column) {
        int name = Column.place(table.columns(), column + "_name");
        Cell named = name < 0 ? Cell.ofText(null) : row.get(name);
        return named.plain().isEmpty() ? row.get(Column.place(table.columns(), column)) : named;
    }
}
