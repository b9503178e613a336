package io.landport.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/store.md to what the migrations make. */
class StoreDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "store.md");
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldNameEveryTableAndColumn() throws Exception {
        // Given
        String document = Files.readString(DOCUMENT);

        // When
        List<String> names = Database.migrated()
                .rows(
                        "SELECT DISTINCT unnest(ARRAY[table_name::text, column_name::text]) FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'");

        // Then
        assertThat(names)
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @Test
    void shouldShowStatementsThatRun() throws Exception {
        // Given
        Database database = Database.migrated();
        List<String> statements = SQL.matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        // When
        for (String statement : statements) {
            database.execute(statement);
        }

        // Then
        assertThat(statements).hasSize(9);
    }
}
