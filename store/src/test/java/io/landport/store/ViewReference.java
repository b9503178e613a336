package io.landport.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * The page of all views of a store, from the comments of the database. A column whose meaning is the same in several views is explained
 * once, at the top.
 */
final class ViewReference {
    static final Path PAGE = Path.of("..", "docs", "reference", "views.md");

    @Language("SQL")
    private static final String COLUMNS = """
            SELECT c.relname, obj_description(c.oid, 'pg_class'), a.attname, col_description(c.oid, a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
            ORDER BY c.relname COLLATE "C", a.attnum""";

    private static final String HEAD = """
            # Views

            Every view of the store with its columns in order. `\\d+ monthly` in `psql` shows the same texts. A test generates this page from the
            comments of the migrated store ([Contributing](../../CONTRIBUTING.md#rules)); do not edit it. The [guide for analysts](../analysts.md)
            says which view answers which question, and [The store](../store.md) describes the tables.

            ## Columns of several views

            A view's own table below has the columns that this table lacks, and those that mean something else there.

            """;

    private static final int SEVERAL = 3;
    private static final int WIDTH = 140;

    /** Of each view, by name: its columns in order, each with its meaning. */
    private final Map<String, Map<String, String>> views = new TreeMap<>();

    private final Map<String, String> comments = new TreeMap<>();

    private ViewReference() {}

    static String of(Database database) throws SQLException {
        ViewReference reference = new ViewReference();
        try (Connection connection = database.address().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                reference.comments.put(rows.getString(1), rows.getString(2));
                reference
                        .views
                        .computeIfAbsent(rows.getString(1), view -> new LinkedHashMap<>())
                        .put(rows.getString(3), rows.getString(4));
            }
        }
        return reference.page();
    }

    private String page() {
        Map<String, String> shared = shared();
        StringBuilder page = new StringBuilder(HEAD).append(table(shared)).append("\n## Views\n");
        views.forEach((view, columns) -> {
            page.append("\n### `").append(view).append("`\n\n").append(wrapped(comments.getOrDefault(view, "")));
            page.append('\n').append(wrapped("Columns: " + names(columns.keySet().stream()) + '.'));
            Map<String, String> own = new LinkedHashMap<>(columns);
            own.entrySet().removeAll(shared.entrySet());
            if (!own.isEmpty()) {
                page.append('\n').append(table(own));
            }
        });
        return page.toString();
    }

    /** The most frequent meaning of each column, if several views share it. */
    private Map<String, String> shared() {
        Map<String, Map<String, Integer>> meanings = new TreeMap<>();
        views.values()
                .forEach(columns -> columns.forEach(
                        (column, meaning) -> meanings.computeIfAbsent(column, name -> new LinkedHashMap<>())
                                .merge(meaning, 1, Integer::sum)));
        Map<String, String> shared = new LinkedHashMap<>();
        meanings.forEach((column, counts) -> {
            int most = 0;
            for (Map.Entry<String, Integer> meaning : counts.entrySet()) {
                if (meaning.getValue() >= SEVERAL && meaning.getValue() > most) {
                    most = meaning.getValue();
                    shared.put(column, meaning.getKey());
                }
            }
        });
        return shared;
    }

    /** A row for each meaning. */
    private static String table(Map<String, String> columns) {
        Map<String, List<String>> byMeaning = new LinkedHashMap<>();
        columns.forEach((column, meaning) ->
                byMeaning.computeIfAbsent(meaning, text -> new ArrayList<>()).add(column));
        return byMeaning.entrySet().stream()
                .map(row -> "| " + names(row.getValue().stream()) + " | " + row.getKey() + " |\n")
                .collect(Collectors.joining("", "| column | meaning |\n| --- | --- |\n", ""));
    }

    private static String names(Stream<String> columns) {
        return columns.map(column -> '`' + column + '`').collect(Collectors.joining(", "));
    }

    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            boolean fits = used + 1 + word.length() <= WIDTH;
            if (used > 0) {
                lines.append(fits ? ' ' : '\n');
            }
            lines.append(word);
            used = used > 0 && fits ? used + 1 + word.length() : word.length();
        }
        return lines.append('\n').toString();
    }
}
