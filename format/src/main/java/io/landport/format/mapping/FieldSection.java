package io.landport.format.mapping;

import io.landport.format.feed.Field;
import io.landport.format.feed.Field.ValueKind;
import io.landport.format.mapping.CodeTable.Unlisted;
import io.landport.format.mapping.FieldRule.OfColumn;
import io.landport.format.mapping.FieldRule.OfConstant;
import io.landport.format.mapping.FieldRule.OfCount;
import io.landport.format.mapping.FieldRule.OfParameter;
import io.landport.format.mapping.FieldRule.OfTemplate;
import io.landport.format.mapping.FieldRule.Origin;
import io.landport.format.mapping.FieldRule.Sum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one field of a mapping file: {@code value: VALUE_EUR} or {@code flow: {column: FLOW, table: flows}}. */
final class FieldSection {
    private static final List<String> ORIGINS = List.of("column", "template", "parameter", "count");
    private static final Set<String> KEYS = Set.of(
            "column",
            "template",
            "parameter",
            "count",
            "when",
            "pattern",
            "table",
            "unlisted",
            "pad-zeros",
            "first",
            "date",
            "plus",
            "minus",
            "times",
            "zero",
            "default");
    private static final Set<String> OF_AMOUNTS = Set.of("plus", "minus", "times", "zero");
    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Field target;
    private final Map<String, Map<String, String>> tables;
    private final Set<String> parameters;

    /** @param tables by name */
    FieldSection(Field target, Map<String, Map<String, String>> tables, Set<String> parameters) {
        this.target = target;
        this.tables = tables;
        this.parameters = parameters;
    }

    /** The rule of a field that has the same text for each row. */
    Optional<FieldRule> constant(YamlSection section) {
        int line = section.line(target.column());
        return section.text(target.column()).map(text -> {
            requireCode(section, line, text);
            if (target.kind() == ValueKind.DATE && !ISO.matcher(text).matches()) {
                section.problem(line, target.column() + " is '" + text + "'", "Write a date such as 2021-05-31");
            }
            return new FieldRule(target, line, new OfConstant(text));
        });
    }

    /** The rule of a field; empty if it has no valid one. */
    Optional<FieldRule> rule(YamlSection fields) {
        String name = target.column();
        int line = fields.line(name);
        if (!fields.isSection(name)) {
            return fields.text(name)
                    .map(column -> new FieldRule(target, line, new OfColumn(new ColumnName(List.of(column), line))));
        }
        YamlSection section = fields.section(name);
        section.allow(KEYS);
        requireKind(section);
        return origin(section)
                .map(origin -> new FieldRule(
                        target,
                        line,
                        origin,
                        ConditionSection.of(section, "when"),
                        pattern(section),
                        table(section),
                        section.count("pad-zeros").orElse(0),
                        section.count("first").orElse(0),
                        date(section),
                        sum(section),
                        section.choice("zero", "keep", List.of("keep", "missing"))
                                .equals("missing"),
                        otherwise(section)));
    }

    private Optional<Origin> origin(YamlSection section) {
        List<String> given = ORIGINS.stream().filter(section::has).toList();
        if (given.size() != 1) {
            section.problem(
                    section.line(),
                    target.column() + (given.isEmpty() ? " has no origin" : " has several origins: " + given),
                    "Give it one of column, template, parameter, count; a text that is always the same belongs to"
                            + " 'constants'");
            return Optional.empty();
        }
        int line = section.line(given.get(0));
        return switch (given.get(0)) {
            case "column" -> column(section, line);
            case "template" -> template(section, line);
            case "parameter" -> parameter(section, line);
            default -> count(section);
        };
    }

    private static Optional<Origin> column(YamlSection section, int line) {
        List<String> names = section.texts("column");
        return names.isEmpty() ? Optional.empty() : Optional.of(new OfColumn(new ColumnName(names, line)));
    }

    private Optional<Origin> template(YamlSection section, int line) {
        String text = section.text("template").orElse("");
        Optional<Template> template = Template.of(text);
        if (template.isEmpty()) {
            section.problem(
                    line,
                    "a brace in the template '" + text + "' belongs to no place",
                    "Write {COLUMN}, {field:NAME}, {parameter:NAME}, with /N for the first N characters");
        }
        template.ifPresent(known -> known.parts().stream()
                .filter(part -> part.kind() == Template.Kind.PARAMETER)
                .forEach(part -> requireParameter(section, line, part.name())));
        return template.map(known -> new OfTemplate(known, line));
    }

    private Optional<Origin> parameter(YamlSection section, int line) {
        Optional<String> name = section.text("parameter");
        name.ifPresent(known -> requireParameter(section, line, known));
        return name.map(OfParameter::new);
    }

    private Optional<Origin> count(YamlSection section) {
        if (target != Field.LINE_NUMBER) {
            section.problem(
                    section.line("count"),
                    target.column() + " cannot be counted",
                    "Only " + Field.LINE_NUMBER.column() + " can be counted");
        }
        section.choice("count", "lines", List.of("lines"));
        return Optional.of(new OfCount());
    }

    private void requireParameter(YamlSection section, int line, String name) {
        if (!parameters.contains(name)) {
            section.problem(line, "there is no parameter '" + name + "'", Nearest.fix(name, parameters));
        }
    }

    private void requireKind(YamlSection section) {
        for (String key : section.keys()) {
            if (OF_AMOUNTS.contains(key) && target.kind() != ValueKind.AMOUNT) {
                section.problem(
                        section.line(key),
                        target.column() + " is no amount and has no '" + key + "'",
                        "Remove the key");
            }
            if (key.equals("date") && target.kind() == ValueKind.AMOUNT) {
                section.problem(section.line(key), target.column() + " is no date", "Remove the key");
            }
        }
    }

    private static Optional<Pattern> pattern(YamlSection section) {
        Optional<Pattern> pattern = ConditionSection.pattern(section, "pattern");
        if (pattern.isPresent() && pattern.get().matcher("").groupCount() == 0) {
            section.problem(
                    section.line("pattern"),
                    "the pattern has no group",
                    "Put the part that is the value in parentheses, such as '([0-9]+) - .*'");
            return Optional.empty();
        }
        return pattern;
    }

    private Optional<CodeTable> table(YamlSection section) {
        Optional<String> name = section.text("table");
        if (name.isEmpty()) {
            if (section.has("unlisted")) {
                section.problem(section.line("unlisted"), "'unlisted' needs a table", "Add 'table', or remove it");
            }
            return Optional.empty();
        }
        Map<String, String> meanings = tables.get(name.get());
        if (meanings == null) {
            section.problem(
                    section.line("table"),
                    "there is no table '" + name.get() + "'",
                    Nearest.fix(name.get(), tables.keySet()));
            return Optional.empty();
        }
        meanings.values().stream()
                .filter(meaning -> !meaning.isEmpty())
                .forEach(meaning -> requireCode(section, section.line("table"), meaning));
        String unlisted = section.choice("unlisted", "reject", List.of("reject", "keep", "missing"));
        return Optional.of(new CodeTable(name.get(), meanings, Unlisted.valueOf(unlisted.toUpperCase(Locale.ROOT))));
    }

    private Optional<DateForm> date(YamlSection section) {
        Optional<String> pattern = section.text("date");
        Optional<DateForm> form = pattern.flatMap(DateForm::of);
        if (pattern.isPresent() && form.isEmpty()) {
            section.problem(
                    section.line("date"),
                    "'" + pattern.get() + "' is no form of a date",
                    "Use yyyy, MM or M, and dd or d with other characters between them, such as dd.MM.yyyy; without a"
                            + " day the date is the last day of the month");
        }
        return form;
    }

    private Sum sum(YamlSection section) {
        String factor = section.text("times").orElse("1");
        if (!FACTOR.matcher(factor).matches()) {
            section.problem(
                    section.line("times"), "'times' is '" + factor + "'", "Write a number such as 1000 or 0.001");
            factor = "1";
        }
        return new Sum(columns(section, "plus"), columns(section, "minus"), new BigDecimal(factor));
    }

    private static List<ColumnName> columns(YamlSection section, String key) {
        return section.texts(key).stream()
                .map(name -> new ColumnName(List.of(name), section.line(key)))
                .toList();
    }

    private Optional<String> otherwise(YamlSection section) {
        Optional<String> text = section.text("default");
        text.ifPresent(known -> requireCode(section, section.line("default"), known));
        return text;
    }

    private void requireCode(YamlSection section, int line, String text) {
        if (!target.codes().isEmpty() && !target.codes().contains(text)) {
            section.problem(line, target.column() + " cannot be '" + text + "'", Nearest.fix(text, target.codes()));
        }
    }
}
