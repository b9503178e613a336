package io.landport.query.question;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the codes of a dimension with their names. */
public final class CodesQuestion extends StoreQuestion {
    private static final String ID = "id";

    /** The list that documents add to: crossings that the reference data does not have. */
    private static final String CROSSING = "crossing";

    private static final QuestionOption TEXT = new QuestionOption(
            "text", "TEXT", "Only codes that contain this text, or whose names do; case is ignored.");

    private final String table;
    private final List<String> columns;

    private CodesQuestion(String table, List<String> columns) {
        super("codes", new QueryDimensions(List.of(), List.of()), "Lists the codes of a dimension with their names.");
        this.table = table;
        this.columns = columns;
    }

    /** The lists by the name of their dimension. */
    public static Map<String, CodesQuestion> all() {
        return Stream.of(
                        new CodesQuestion(
                                CROSSING,
                                List.of(
                                        "kind",
                                        "name",
                                        "name_zh",
                                        "name_ru",
                                        "country_a",
                                        "country_b",
                                        "status",
                                        "note")),
                        named("country"),
                        named("sector", "sector_group", "sector_group_name", "section"),
                        new CodesQuestion("region", List.of("name", "name_zh", "country", "parent")),
                        named("regime", "treatment", "rule"),
                        named("mode"),
                        named(
                                "source",
                                "reporter",
                                "channel",
                                "import_valuation",
                                "export_valuation",
                                "weight",
                                "date_rule",
                                "rate_rule",
                                "time_zone"),
                        named("corridor", "parent", "note"),
                        new CodesQuestion("cluster", List.of("name", "name_zh")),
                        new CodesQuestion("zone", List.of("name", "name_zh", "kind", "note")),
                        named("chapter", "section"),
                        named("commodity", "sitc", "bec"))
                .collect(Collectors.toUnmodifiableMap(list -> list.table, list -> list));
    }

    /** A list with names in all languages, and further columns. */
    private static CodesQuestion named(String table, String... more) {
        return new CodesQuestion(
                table,
                Stream.concat(Stream.of("name", "name_zh", "name_ru"), Stream.of(more))
                        .toList());
    }

    @Override
    public List<QuestionOption> options() {
        return List.of(TEXT, OptionReader.LIMIT);
    }

    @Override
    public boolean isOfReferenceData() {
        return !table.equals(CROSSING);
    }

    @Override
    Query query(OptionReader reading) {
        List<AnswerColumn> shown = Stream.concat(
                        Stream.of(new AnswerColumn(ID, ID, ID, AnswerColumn.ColumnRole.KEY)),
                        columns.stream().map(column -> AnswerColumn.remark(column, "min(" + column + ")")))
                .toList();
        SqlFragment all = SqlFragment.from(table);
        // Codes have a collation that knows ASCII only, which would be that of all.
        SqlFragment found = reading.text(TEXT.name())
                .map(text -> all.where(
                        "strpos(lower(concat_ws(' ', id, " + String.join(", ", columns)
                                + ") COLLATE \"default\"), lower(?)) > 0",
                        text))
                .orElse(all);
        return Query.ofRecords(found, shown, "count(*) > 0");
    }
}
