package io.landport.query.sql;

import io.landport.domain.text.TextLanguage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of codes. A name that is not known in a language is shown in English.
 *
 * @param table of the store with the column {@code id}
 * @param translations languages other than English that it has names in
 */
public record Names(String table, List<TextLanguage> translations) {
    private static final Pattern COLUMN = Pattern.compile("[a-z_]+");
    private static final List<TextLanguage> ALL = List.of(TextLanguage.ZH, TextLanguage.RU);

    public Names {
        translations = List.copyOf(translations);
    }

    /** Names of the codes of a dimension; empty if its values are readable as they are. */
    public static Optional<Names> of(String column) {
        return switch (column) {
            case "crossing", "corridor", "sector", "source", "regime", "mode", "chapter", "commodity" ->
                Optional.of(new Names(column, ALL));
            case "partner", "reporter", "exporter", "importer" -> Optional.of(new Names("country", ALL));
            case "region", "zone", "cluster" -> Optional.of(new Names(column, List.of(TextLanguage.ZH)));
            default -> Optional.empty();
        };
    }

    /** Selects each code with its English name, then the names in {@link #translations}. */
    public SqlFragment list() {
        String names = translations.stream()
                .map(language -> ", name_" + language.code())
                .collect(Collectors.joining());
        return SqlFragment.of("SELECT id, name" + names + " FROM " + table + " ORDER BY id");
    }

    /** Selects codes with their names in a language; a code without a name is its own. */
    public SqlFragment of(List<String> codes, TextLanguage language) {
        return SqlFragment.of(
                "SELECT code, coalesce(" + expression("code", language) + ", code) FROM unnest(?::text[]) AS code",
                codes);
    }

    /** SQL for the name of a code. */
    String expression(String code, TextLanguage language) {
        String name = translations.contains(language) ? "coalesce(n.name_" + language.code() + ", n.name)" : "n.name";
        return COLUMN.matcher(code).matches()
                ? "(SELECT " + name + " FROM " + table + " AS n WHERE " + condition(code) + ")"
                // Within a subquery PostgreSQL takes nothing but a column for what rows are grouped by.
                : "(" + all(name) + ")[array_position(" + all("n.id") + ", " + code + ")]";
    }

    /** The name of a commodity is that of the longest code that it begins with. */
    private String condition(String code) {
        return table.equals(Dimension.COMMODITY.column())
                ? "n.id IN (left(%1$s, 6), left(%1$s, 4), left(%1$s, 2)) ORDER BY n.id DESC LIMIT 1".formatted(code)
                : "n.id = " + code;
    }

    private String all(String column) {
        return "ARRAY(SELECT " + column + " FROM " + table + " AS n ORDER BY n.id)";
    }
}
