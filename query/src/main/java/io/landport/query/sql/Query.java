package io.landport.query.sql;

import io.landport.answer.AnswerLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * A query of the store. The answer has a row for each key, that is each combination of values of the key columns, sorted by
 * key. Rows whose sums are empty are left out.
 */
public final class Query {
    @Language(value = "SQL", prefix = "SELECT FROM daily HAVING ")
    private static final String HAS_LINES = "sum(lines) <> 0";

    /** Arguments: a further column, and the facts. */
    private static final String MIXED_SOURCES = """
            SELECT DISTINCT reporter, string_agg(DISTINCT source, ', ' ORDER BY source)
            FROM (
              SELECT reporter, source%1$s%2$s
              GROUP BY reporter, source%1$s
              HAVING sum(lines) <> 0
            ) AS counted
            GROUP BY reporter%1$s
            HAVING count(DISTINCT source) > 1
            ORDER BY 1, 2""";

    /** Argument: the facts. */
    private static final String SOURCES = """
            SELECT id, name, import_valuation, export_valuation, weight, rate_rule
            FROM source AS s
            WHERE s.id IN (SELECT source%s)
            ORDER BY id""";

    private final Facts facts;
    private final List<AnswerColumn> columns;
    private final String having;
    private final About about;
    private final Shown shown;

    private Query(Facts facts, List<AnswerColumn> columns, String having, About about, Shown shown) {
        this.facts = facts;
        this.columns = List.copyOf(columns);
        this.having = having;
        this.about = about;
        this.shown = shown;
    }

    /** Queries about the answer, and the status of its rows. */
    private record About(
            Optional<SqlFragment> mixedSources,
            Optional<SqlFragment> missingMonths,
            Optional<SqlFragment> sources,
            Optional<AnswerColumn> status) {
        static final About NOTHING = new About(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static About lines(Facts facts, Selection selection) {
            return new About(
                    Query.mixedSources(facts, selection),
                    Optional.empty(),
                    Optional.of(new SqlFragment(SOURCES.formatted(facts.from()), facts.parameters())),
                    Optional.empty());
        }

        About lacking(Optional<SqlFragment> months) {
            return new About(mixedSources, months, sources, status);
        }

        About with(AnswerColumn ofRows) {
            return new About(mixedSources, missingMonths, sources, Optional.of(ofRows));
        }
    }

    /** Which of the computed rows are shown. */
    private record Shown(Optional<Long> limit, Optional<String> condition, Optional<Ranked> ranked) {
        static final Shown ALL = new Shown(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private record Ranked(Ranking ranking, List<Dimension> grouping, Optional<SqlFragment> leftOut) {}

    /**
     * A query for totals of document lines, in the selected reporting currency if there is one.
     *
     * @param grain meaning of {@code day} in the facts
     * @param ranking of the rows, if requested
     */
    public static Query ofLines(
            Facts facts, List<AnswerColumn> columns, Selection selection, Grain grain, Optional<Ranking> ranking) {
        Facts ranked = ranking.map(asked -> asked.of(facts)).orElse(facts);
        Query all = selection
                .reportingCurrency()
                .map(currency -> converted(ranked, columns, selection, new Conversion(currency, grain)))
                .orElseGet(() -> unconverted(ranked, columns, selection));
        return ranking.map(asked -> all.showing(new Shown(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Ranked(asked, selection.grouping(), asked.leftOut(facts))))))
                .orElse(all);
    }

    private static Query converted(
            Facts facts, List<AnswerColumn> columns, Selection selection, Conversion conversion) {
        return new Query(
                conversion.converted(facts, columns),
                conversion.columns(columns),
                HAS_LINES,
                About.lines(facts, selection),
                Shown.ALL);
    }

    /** Without conversion. A column that counts missing months reads one part for each source of a row. */
    private static Query unconverted(Facts facts, List<AnswerColumn> columns, Selection selection) {
        if (columns.stream().noneMatch(column -> column.name().equals(MissingMonths.COLUMN))) {
            return ofLines(facts, columns, selection, HAS_LINES);
        }
        boolean isOfWindows = columns.stream().anyMatch(column -> column.name().equals(Dimension.AS_OF.column()));
        Parts parts = new Parts(
                columns.stream().filter(AnswerColumn::isKey).toList(),
                List.of("source"),
                isOfWindows
                        ? List.of("min(first_day) AS first_day", "min(as_of) AS as_of")
                        : List.of("min(day) AS day"));
        return new Query(
                new Facts(" FROM (" + parts.select(facts, columns, "") + ") AS parts WHERE TRUE", facts.parameters()),
                Parts.columns(columns),
                HAS_LINES,
                About.lines(facts, selection),
                Shown.ALL);
    }

    /**
     * A query for figures of document lines, without conversion.
     *
     * @param having SQL condition over the sums of a row that keeps the row in the answer
     */
    public static Query ofLines(Facts facts, List<AnswerColumn> columns, Selection selection, String having) {
        return new Query(facts, columns, having, About.lines(facts, selection), Shown.ALL);
    }

    /**
     * A query for counts of records, or for records themselves.
     *
     * @param having SQL condition over the sums of a row that keeps the row in the answer
     */
    public static Query ofRecords(Facts facts, List<AnswerColumn> columns, String having) {
        return new Query(facts, columns, having, About.NOTHING, Shown.ALL);
    }

    /** The same query, limited to a number of rows if one is given. */
    public Query limited(Optional<Long> rows) {
        return showing(new Shown(rows, shown.condition, shown.ranked));
    }

    /**
     * The same query with a filter on the computed rows: running totals include the rows that it removes.
     *
     * @param condition SQL condition over the names of the columns of the answer
     */
    public Query showing(String condition) {
        return showing(new Shown(shown.limit, Optional.of(condition), shown.ranked));
    }

    /** The same query for a table: with names of crossings, and with short hashes. */
    public Query forTable() {
        return with(columns.stream().flatMap(AnswerColumn::forTable).toList());
    }

    /** The same query with names of codes. */
    public Query named(AnswerLanguage language) {
        return with(columns.stream().flatMap(column -> column.named(language)).toList());
    }

    /** The same query with the status of each row, if it has one. */
    public Query withStatus() {
        return with(Stream.concat(columns.stream(), about.status.stream()).toList());
    }

    private Query with(List<AnswerColumn> shownColumns) {
        return new Query(facts, shownColumns, having, about, shown);
    }

    private Query showing(Shown rows) {
        return new Query(facts, columns, having, about, rows);
    }

    public List<AnswerColumn> columns() {
        return columns;
    }

    /** Selects the rows of the answer, with a value for each column. */
    public SqlFragment rows() {
        Facts ordered = shown.ranked
                .map(ranked -> ranked.ranking.ranked(sql().grouped(), columns, ranked.grouping))
                .orElseGet(() -> sql().sorted());
        Facts limited = shown.limit.map(rows -> ordered.and(" LIMIT ?", rows)).orElse(ordered);
        return new SqlFragment(limited.from(), limited.parameters());
    }

    /** Whether its rows can be read page by page: they are sorted by key, not ranked. */
    public boolean isPaged() {
        return shown.ranked.isEmpty() && columns.stream().anyMatch(AnswerColumn::isKey);
    }

    /** The maximum number of rows, if it is limited. */
    Optional<Long> limit() {
        return shown.limit;
    }

    /** Number of the columns that rows are sorted by. */
    public int sortColumns() {
        return (int) columns.stream().filter(AnswerColumn::isKey).count();
    }

    /**
     * Selects some rows of the answer, with a value for each column and then the sort key as texts.
     *
     * @param after sort key of the row before the first one; empty to begin with the first
     */
    public SqlFragment rows(List<String> after, long rows) {
        return sql().page(after, rows);
    }

    private AnswerSql sql() {
        return new AnswerSql(facts, columns, having, shown.condition);
    }

    /** Selects what a ranking leaves out: number of crossings, value and currency. */
    public Optional<SqlFragment> leftOut() {
        return shown.ranked.flatMap(Ranked::leftOut);
    }

    /** The same query, with a query for the months that its sources did not report. */
    public Query lacking(Optional<SqlFragment> months) {
        return new Query(facts, columns, having, about.lacking(months), shown);
    }

    /** Selects the months that sources did not report: source and months; empty if a column of the answer counts them, or rows are of single months. */
    public Optional<SqlFragment> missingMonths() {
        return about.missingMonths;
    }

    /** The same query, with a column for the status of rows that formats with a place for it show. */
    public Query withStatus(AnswerColumn status) {
        return new Query(facts, columns, having, about.with(status), shown);
    }

    /** Selects the sources of the figures and what they are based on; empty if the answer is not about lines. */
    public Optional<SqlFragment> sources() {
        return about.sources;
    }

    /** Selects reporters with several sources in one row: reporter and sources; empty if that is impossible. */
    public Optional<SqlFragment> mixedSources() {
        return about.mixedSources;
    }

    private static Optional<SqlFragment> mixedSources(Facts facts, Selection selection) {
        if (selection.hasExplicitSources()) {
            return Optional.empty();
        }
        String channel = selection.isGroupedBy(Dimension.CHANNEL) ? ", channel" : "";
        return Optional.of(new SqlFragment(MIXED_SOURCES.formatted(channel, facts.from()), facts.parameters()));
    }
}
