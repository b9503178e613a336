package io.landport.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the dictionary, the comments in the database and docs/columns.md to each other. */
@Tag("server")
class CommentsTest {
    private static final Path PAGE = Path.of("..", "docs", "columns.md");

    /** The new page, to be copied after a change of the dictionary or the schema. */
    private static final Path NEW_PAGE = Path.of("target", "columns.md");

    private static final String COMMENT = "SELECT col_description('daily_total'::regclass, attnum) FROM pg_attribute"
            + " WHERE attrelid = 'daily_total'::regclass AND attname = 'lines'";

    @Test
    void shouldRestoreACommentThatDiffers() throws Exception {
        // Given
        Database database = Database.migrated();
        List<String> before = database.rows(COMMENT);
        database.execute("COMMENT ON COLUMN daily_total.lines IS 'Something else; or ''nothing''.'");

        // When
        List<String> outstanding = changes(database);
        Migrations.apply(database.address());

        // Then
        assertThat(outstanding).singleElement().asString().startsWith("COMMENT ON COLUMN daily_total.lines IS 'Number");
        assertThat(database.rows(COMMENT)).isEqualTo(before);
        assertThat(changes(database)).isEmpty();
    }

    @Test
    void shouldLeaveTablesAndViewsOfUsersAlone() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("CREATE VIEW mine AS SELECT lines, value FROM daily_total");
        database.execute("COMMENT ON COLUMN mine.lines IS 'Mine.'");

        // When
        Migrations.apply(database.address());

        // Then
        assertThat(database.rows("SELECT objsubid, description FROM pg_description WHERE objoid = 'mine'::regclass"))
                .containsExactly("1|Mine.");
    }

    @Test
    void shouldDescribeOnlyWhatExists() throws Exception {
        // Given
        Set<String> unused = new HashSet<>();
        for (Dictionary.Entry entry : Dictionary.entries()) {
            if (entry.relations().isEmpty()) {
                unused.add(' ' + entry.column());
            }
            Stream.of(entry.relations().split(" "))
                    .filter(relation -> !relation.isEmpty())
                    .forEach(relation -> unused.add(relation + ' ' + entry.column()));
        }

        // When
        for (String column : Database.migrated()
                .rows("SELECT c.relname || ' ' || coalesce(a.attname, '') FROM pg_class c"
                        + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                        + " WHERE c.relkind IN ('p', 'r', 'v')"
                        + " AND c.relnamespace IN ('public'::regnamespace, 'public_internal'::regnamespace)")) {
            unused.remove(column.replaceAll(" .*", " "));
            if (!unused.remove(column)) {
                unused.remove(column.replaceAll(".* ", " "));
            }
        }

        // Then
        assertThat(unused).isEmpty();
    }

    @Test
    void shouldHaveThePageThatTheDictionaryAndTheSchemaGive() throws Exception {
        // When
        Files.writeString(NEW_PAGE, page());

        // Then
        assertThat(PAGE).as("a copy of store/" + NEW_PAGE).hasSameTextualContentAs(NEW_PAGE);
    }

    private static String page() throws Exception {
        StringBuilder page = new StringBuilder("""
                # Columns of the store

                All tables and views with their columns in order, then what each column contains. The comments in the database have the same
                texts: `\\d+ daily_total` in `psql` shows them. [The store](store.md) and the [guide for analysts](analysts.md) say how
                tables and views belong together and are used. This page is generated from `dictionary.csv` in `store` and the migrated schema.

                ## Tables and views

                | name | contents | columns |
                | --- | --- | --- |
                """);
        appendRelations(page, "public");
        page.append("""

                ## Internal views

                Views that only other views and functions read, in the schema `public_internal`.

                | name | contents | columns |
                | --- | --- | --- |
                """);
        appendRelations(page, "public_internal");
        page.append("""

                ## Columns

                A row without tables and views is for all that have the column and are in no other row of it.

                | column | tables and views | contents |
                | --- | --- | --- |
                """);
        Dictionary.entries().stream()
                .filter(entry -> !entry.column().isEmpty())
                .map(entry -> "| `%s` | %s | %s |\n"
                        .formatted(
                                entry.column(),
                                entry.relations().replaceAll("\\w+", "`$0`"),
                                entry.text().replace("*", "`*`")))
                .forEach(page::append);
        return page.toString();
    }

    private static void appendRelations(StringBuilder page, String schema) throws Exception {
        Database.migrated()
                .rows("""
                        SELECT format('| `%%s` | %%s | %%s |', c.relname, obj_description(c.oid, 'pg_class'),
                          string_agg(format('`%%s` %%s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum))
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                        WHERE c.relkind IN ('p', 'r', 'v') AND c.relnamespace = '%s'::regnamespace
                          AND c.relname <> 'flyway_schema_history'
                        GROUP BY c.oid, c.relname ORDER BY c.relname COLLATE "C"
                        """.formatted(schema))
                .forEach(row -> page.append(row).append('\n'));
    }

    private static List<String> changes(Database database) throws Exception {
        try (Connection open = database.address().connect()) {
            return Comments.changes(open);
        }
    }
}
