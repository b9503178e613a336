package io.landport.query.sql;

import io.landport.answer.AnswerLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names of codes. A name that is not known in a language is shown in English.
 *
 * @param table of the store with the column {@code id}
 * @param translations languages other than English that it has names in
 */
public record Names(String table, List<AnswerLanguage> translations) {
    private static final List<AnswerLanguage> ALL = List.of(AnswerLanguage.ZH, AnswerLanguage.RU);

    public Names {
        translations = List.copyOf(translations);
    }

    /** Names of the codes of a dimension; empty if its values are readable as they are. */
    public static Optional<Names> of(String column) {
        return switch (column) {
            case "crossing", "corridor" -> Optional.of(new Names(column, ALL));
            case "region", "zone", "cluster" -> Optional.of(new Names(column, List.of(AnswerLanguage.ZH)));
            case "sector", "source", "regime", "mode", "chapter" -> Optional.of(new Names(column, List.of()));
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

    /** SQL for the name of a code. */
    String expression(String code, AnswerLanguage language) {
        String name = translations.contains(language) ? "coalesce(n.name_" + language.code() + ", n.name)" : "n.name";
        return code.contains("SELECT")
                // Within another subquery PostgreSQL does not take a code that is one for what rows are grouped by.
                ? "(" + all(name) + ")[array_position(" + all("n.id") + ", " + code + ")]"
                : "(SELECT " + name + " FROM " + table + " AS n WHERE n.id = " + code + ")";
    }

    private String all(String column) {
        return "ARRAY(SELECT " + column + " FROM " + table + " AS n ORDER BY n.id)";
    }
}
