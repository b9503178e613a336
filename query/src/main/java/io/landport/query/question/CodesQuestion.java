package io.landport.query.question;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the codes of a dimension with their names. */
public final class CodesQuestion extends StoreQuestion {
    private static final String ID = "id";

    /** The list that documents add to: crossings that the reference data does not have. */
    private static final String CROSSING = "crossing";

    private final String table;
    private final List<String> columns;

    private CodesQuestion(String table, List<String> columns) {
        super("codes", "Lists the codes of a dimension with their names.");
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** The lists by the name of their dimension. */
    public static Map<String, StoreQuestion> all() {
        Map<String, StoreQuestion> lists = new LinkedHashMap<>();
        Map.of(
                        CROSSING,
                        List.of("kind", "name", "name_zh", "name_ru", "country_a", "country_b", "status", "note"),
                        "sector",
                        List.of("name", "sector_group", "sector_group_name", "section"),
                        "region",
                        List.of("name", "name_zh", "country", "parent"),
                        "regime",
                        List.of("name", "treatment", "rule"),
                        "mode",
                        List.of("name"),
                        "source",
                        List.of(
                                "name",
                                "reporter",
                                "channel",
                                "import_valuation",
                                "export_valuation",
                                "weight",
                                "date_rule",
                                "rate_rule",
                                "time_zone"),
                        "corridor",
                        List.of("name", "name_zh", "name_ru", "parent", "note"),
                        "zone",
                        List.of("name", "name_zh", "kind", "note"),
                        "chapter",
                        List.of("name", "section"))
                .forEach((table, columns) -> lists.put(table, new CodesQuestion(table, columns)));
        return Collections.unmodifiableMap(lists);
    }

    @Override
    public List<QuestionOption> options() {
        return List.of(OptionReader.LIMIT);
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
        return Query.ofRecords(SqlFragment.from(table), shown, "count(*) > 0");
    }
}
