package io.landport.format.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds columns that a mapping names but does not have, if it lists its columns itself. */
public final class ColumnCheck {
    private final Mapping mapping;
    private final YamlSection file;

    ColumnCheck(Mapping mapping, YamlSection file) {
        this.mapping = mapping;
        this.file = file;
    }

    void requireKnownColumns() {
        List<String> columns = mapping.input().columns();
        if (columns.isEmpty()) {
            return;
        }
        ColumnIndex index = new ColumnIndex(columns);
        used(mapping)
                .filter(column -> index.of(column) < 0)
                .distinct()
                .forEach(column -> file.problem(
                        column.line(),
                        "there is no column " + column.text() + " in 'input'",
                        Nearest.fix(column.names().get(0), columns)));
    }

    /** All columns that a mapping names. */
    public static Stream<ColumnName> used(Mapping mapping) {
        List<ColumnName> used = new ArrayList<>();
        mapping.skips().forEach(skip -> addAll(skip.when(), used));
        for (RecordRule record : mapping.records()) {
            addAll(record.when(), used);
            for (FieldRule rule : record.fields()) {
                addAll(rule.when(), used);
                used.addAll(rule.sum().plus());
                used.addAll(rule.sum().minus());
                if (rule.origin() instanceof FieldRule.OfColumn column) {
                    used.add(column.column());
                } else if (rule.origin() instanceof FieldRule.OfTemplate template) {
                    template.template().parts().stream()
                            .filter(part -> part.kind() == Template.Kind.COLUMN)
                            .forEach(part -> used.add(new ColumnName(List.of(part.name()), template.line())));
                }
            }
        }
        return used.stream();
    }

    private static void addAll(List<Condition> conditions, List<ColumnName> used) {
        conditions.forEach(condition -> {
            used.add(condition.column());
            used.addAll(condition.minus());
        });
    }
}
