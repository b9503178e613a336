package io.landport.query.sql;

import io.landport.domain.text.TextLanguage;
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

    /** Arguments: a further column, and the facts, which need not be read if no reporter has several sources. */
    private static final String MIXED_SOURCES = """
            SELECT DISTINCT reporter, string_agg(DISTINCT source, ', ' ORDER BY source)
            FROM (
              SELECT reporter, source%1$s%2$s
              AND EXISTS (SELECT FROM reported_total AS r GROUP BY r.reporter HAVING count(DISTINCT r.source) > 1)
              GROUP BY reporter, source%1$s
              HAVING sum(lines) <> 0
            ) AS counted
            GROUP BY reporter%1$s
            HAVING count(DISTINCT source) > 1
            ORDER BY 1, 2""";

    /** The columns of {@code source} that say what its figures are based on. */
    public static final String BASIS = "id, name, coalesce(name_zh, ''), coalesce(name_ru, ''), import_valuation,"
            + " export_valuation, weight, rate_rule";

    private final SqlFragment facts;
    private final List<AnswerColumn> columns;
    private final String having;
    private final About about;
    private final Shown shown;

    private Query(SqlFragment facts, List<AnswerColumn> columns, String having, About about, Shown shown) {
        this.facts = facts;
        this.columns = List.copyOf(columns);
        this.having = having;
        this.about = about;
        this.shown = shown;
    }

    /** What readers must know about the answer, the sources of its figures, and the status of its rows. */
    private record About(
            Optional<SqlFragment> mixedSources,
            List<Notice> notices,
            Optional<SqlFragment> sources,
            Optional<AnswerColumn> status) {
        static final About NOTHING = new About(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        static About lines(SqlFragment facts, Selection selection) {
            return new About(
                    Query.mixedSources(facts, selection), List.of(), Optional.of(bases(facts)), Optional.empty());
        }

        private static SqlFragment bases(SqlFragment facts) {
            return facts.wrap(
                    "SELECT " + BASIS + ", coalesce("
                            + "(SELECT c.authority_name FROM source_conversion AS c WHERE c.source = s.id), '')"
                            + " FROM source AS s CROSS JOIN LATERAL (SELECT",
                    " AND source = s.id LIMIT 1) AS counted ORDER BY id");
        }

        About with(Optional<Notice> notice) {
            return new About(
                    mixedSources,
                    Stream.concat(notices.stream(), notice.stream()).toList(),
                    sources,
                    status);
        }
    }

    /** Which of the computed rows are shown. */
    private record Shown(Optional<Long> limit, Optional<String> condition, Optional<Ranking> ranking) {
        static final Shown ALL = new Shown(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A query for totals of document lines, in the selected reporting currency if there is one.
     *
     * @param grain meaning of {@code day} in the facts
     * @param ranking of the rows, if requested
     */
    public static Query ofLines(
            SqlFragment facts,
            List<AnswerColumn> columns,
            Selection selection,
            Grain grain,
            Optional<Ranking> ranking) {
        SqlFragment ranked = ranking.map(asked -> asked.of(facts)).orElse(facts);
        About about = About.lines(ranked, selection).with(ranking.flatMap(asked -> asked.leftOut(facts)));
        Shown shown = new Shown(Optional.empty(), Optional.empty(), ranking);
        if (selection.reportingCurrency().isPresent()) {
            Conversion conversion = new Conversion(selection.reportingCurrency().get(), grain);
            return new Query(conversion.convert(ranked, columns), conversion.columns(columns), HAS_LINES, about, shown);
        }
        if (columns.stream().noneMatch(column -> column.name().equals(MissingMonths.COLUMN))) {
            return new Query(ranked, columns, HAS_LINES, about, shown);
        }
        // A column that counts missing months reads one part for each source of a row.
        Parts parts = new Parts(
                columns.stream().filter(AnswerColumn::isKey).toList(), List.of("source"), List.of("min(day) AS day"));
        return new Query(
                parts.select(ranked, columns, "").wrap(" FROM (", ") AS parts WHERE TRUE"),
                Parts.columns(columns),
                HAS_LINES,
                about,
                shown);
    }

    /**
     * A query for figures of document lines, without conversion.
     *
     * @param having SQL condition over the sums of a row that keeps the row in the answer
     */
    public static Query ofLines(SqlFragment facts, List<AnswerColumn> columns, Selection selection, String having) {
        return new Query(facts, columns, having, About.lines(facts, selection), Shown.ALL);
    }

    /**
     * A query for counts of records, or for records themselves.
     *
     * @param having SQL condition over the sums of a row that keeps the row in the answer
     */
    public static Query ofRecords(SqlFragment facts, List<AnswerColumn> columns, String having) {
        return new Query(facts, columns, having, About.NOTHING, Shown.ALL);
    }

    /** The same query, limited to a number of rows if one is given. */
    public Query limit(Optional<Long> rows) {
        return with(about, new Shown(rows, shown.condition, shown.ranking));
    }

    /**
     * The same query with a filter on the computed rows: running totals include the rows that it removes.
     *
     * @param condition SQL condition over the names of the columns of the answer
     */
    public Query show(String condition) {
        return with(about, new Shown(shown.limit, Optional.of(condition), shown.ranking));
    }

    /** The same query with a further notice, if there is one. */
    public Query with(Optional<Notice> notice) {
        return with(about.with(notice), shown);
    }

    /** The same query with the sources of facts. */
    public Query withSources(SqlFragment ofFacts) {
        return with(
                new About(about.mixedSources, about.notices, Optional.of(About.bases(ofFacts)), about.status), shown);
    }

    /** The same query, with a column for the status of rows that formats with a place for it show. */
    public Query withStatus(AnswerColumn status) {
        return with(new About(about.mixedSources, about.notices, about.sources, Optional.of(status)), shown);
    }

    private Query with(About other, Shown rows) {
        return new Query(facts, columns, having, other, rows);
    }

    /** The same query for a table: with names of crossings, and with short hashes. */
    public Query forTable() {
        return with(columns.stream().flatMap(AnswerColumn::forTable));
    }

    /** The same query with names of codes. */
    public Query withNames(TextLanguage language) {
        return with(columns.stream().flatMap(column -> column.withName(language)));
    }

    /** The same query with the coordinates of crossings, which may be null. */
    public Query withPlaces() {
        return with(columns.stream().flatMap(AnswerColumn::withPlace));
    }

    /** The same query with the status of each row, if it has one. */
    public Query withStatus() {
        return with(Stream.concat(columns.stream(), about.status.stream()));
    }

    private Query with(Stream<AnswerColumn> shownColumns) {
        return new Query(facts, shownColumns.toList(), having, about, shown);
    }

    public List<AnswerColumn> columns() {
        return columns;
    }

    /** Selects the rows of the answer, with a value for each column. */
    public SqlFragment rows() {
        SqlFragment ordered = shown.ranking
                .map(ranking -> ranking.rank(sql().group(), columns))
                .orElseGet(() -> sql().sort());
        return shown.limit.map(rows -> ordered.and(" LIMIT ?", rows)).orElse(ordered);
    }

    /** Whether its rows can be read page by page: they are sorted by key, not ranked. */
    public boolean isPaged() {
        return shown.ranking.isEmpty() && sortColumns() > 0;
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

    public List<Notice> notices() {
        return about.notices;
    }

    /** Selects the sources of the figures and what they are based on; empty if the answer is not about lines. */
    public Optional<SqlFragment> sources() {
        return about.sources;
    }

    /** Selects each reporter of which figures add several sources, and these sources; empty if the request names the sources. */
    public Optional<SqlFragment> mixedSources() {
        return about.mixedSources;
    }

    /** The same of facts that a selection adds up. */
    public static Optional<SqlFragment> mixedSources(SqlFragment facts, Selection selection) {
        if (selection.hasExplicitSources()) {
            return Optional.empty();
        }
        String channel = selection.isGroupedBy(Dimension.CHANNEL) ? ", channel" : "";
        return Optional.of(new SqlFragment(MIXED_SOURCES.formatted(channel, facts.text()), facts.parameters()));
    }
}
