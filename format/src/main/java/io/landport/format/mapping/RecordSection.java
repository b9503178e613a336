package io.landport.format.mapping;

import io.landport.format.feed.Field;
import io.landport.format.feed.Field.ValueKind;
import io.landport.format.mapping.FieldRule.OfTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys {@code constants} and {@code fields} of a mapping file, and {@code records} that extend them. */
final class RecordSection {
    private final Map<String, Map<String, String>> tables;
    private final Set<String> parameters;

    RecordSection(Map<String, Map<String, String>> tables, Set<String> parameters) {
        this.tables = tables;
        this.parameters = parameters;
    }

    /** The records of a file: one if it has no key of them. */
    List<RecordRule> records(YamlSection file) {
        Map<String, FieldRule> common = fields(file);
        List<YamlSection> parts = file.sections("records");
        if (parts.isEmpty()) {
            return List.of(record(file, file.line("fields"), common, List.of()));
        }
        List<RecordRule> records = new ArrayList<>();
        for (YamlSection part : parts) {
            part.allow(Set.of("when", "constants", "fields"));
            Map<String, FieldRule> own = new LinkedHashMap<>(common);
            own.putAll(fields(part));
            records.add(record(part, part.line(), own, ConditionSection.of(part, "when")));
        }
        return records;
    }

    private RecordRule record(YamlSection section, int line, Map<String, FieldRule> fields, List<Condition> when) {
        if (!fields.containsKey("kind")) {
            for (Field target : Field.REQUIRED) {
                if (!fields.containsKey(target.column())) {
                    section.problem(
                            line,
                            "the field '" + target.column() + "' is not mapped, and documents need it",
                            "Add it to 'fields' with its column, or to 'constants'");
                }
            }
        }
        for (FieldRule rule : fields.values()) {
            if (rule.target().kind() == ValueKind.DATE
                    && rule.date().isEmpty()
                    && rule.origin() instanceof OfTemplate) {
                section.problem(rule.line(), rule.target().column() + " has no form", "Add 'date: yyyyMM' or the like");
            }
        }
        return new RecordRule(when, order(section, fields));
    }

    private Map<String, FieldRule> fields(YamlSection section) {
        Map<String, FieldRule> fields = new LinkedHashMap<>();
        YamlSection constants = section.section("constants");
        for (String name : constants.keys()) {
            target(constants, name)
                    .flatMap(target -> new FieldSection(target, tables, parameters).constant(constants))
                    .ifPresent(rule -> fields.put(name, rule));
        }
        YamlSection mapped = section.section("fields");
        for (String name : mapped.keys()) {
            if (constants.has(name)) {
                mapped.problem(
                        mapped.line(name),
                        "the field '" + name + "' has a constant, on line " + constants.line(name),
                        "Remove one of them");
            }
            target(mapped, name)
                    .flatMap(target -> new FieldSection(target, tables, parameters).rule(mapped))
                    .ifPresent(rule -> fields.put(name, rule));
        }
        return fields;
    }

    private static Optional<Field> target(YamlSection section, String name) {
        Field target = Field.ofColumn(name);
        if (target == null) {
            section.problem(section.line(name), "there is no field '" + name + "'", Nearest.fix(name, Field.columns()));
        }
        return Optional.ofNullable(target);
    }

    /** The fields in an order in which each follows those that its template uses. */
    private List<FieldRule> order(YamlSection section, Map<String, FieldRule> fields) {
        Map<String, FieldRule> ordered = new LinkedHashMap<>();
        for (FieldRule rule : fields.values()) {
            place(section, rule, fields, ordered, new LinkedHashSet<>());
        }
        return List.copyOf(ordered.values());
    }

    private void place(
            YamlSection section,
            FieldRule rule,
            Map<String, FieldRule> fields,
            Map<String, FieldRule> ordered,
            Set<String> open) {
        String name = rule.target().column();
        if (ordered.containsKey(name)) {
            return;
        }
        if (!open.add(name)) {
            section.problem(
                    rule.line(), "the field '" + name + "' depends on itself", "Use columns in one of the templates");
            return;
        }
        if (rule.origin() instanceof OfTemplate template) {
            for (Template.Part part : template.template().parts()) {
                if (part.kind() == Template.Kind.FIELD) {
                    FieldRule used = fields.get(part.name());
                    if (used == null) {
                        section.problem(
                                template.line(),
                                "the template uses the field '" + part.name() + "', which is not mapped",
                                Nearest.fix(part.name(), fields.keySet()));
                    } else {
                        place(section, used, fields, ordered, open);
                    }
                }
            }
        }
        ordered.put(name, rule);
    }
}
