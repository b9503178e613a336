package io.landport.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds docs/store.md, and the views that the guide for analysts names, to what the migrations make. */
@Tag("server")
class StoreDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "store.md");
    private static final Path GUIDE = Path.of("..", "docs", "analysts");
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldNameEveryTableAndView() throws Exception {
        // Given
        StringBuilder document = new StringBuilder(Files.readString(DOCUMENT));
        try (Stream<Path> pages = Files.list(GUIDE)) {
            for (Path page : pages.toList()) {
                document.append(Files.readString(page));
            }
        }

        // When
        List<String> names = Database.migrated()
                .rows("SELECT relname FROM pg_class"
                        + " WHERE relkind IN ('p', 'r', 'v') AND relnamespace = 'public'::regnamespace"
                        + " AND relname <> 'flyway_schema_history'");

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
        assertThat(statements).hasSize(10);
    }

    @Test
    void shouldShowHowAYearGetsATableOfItsOwn() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("INSERT INTO daily_total_fact SELECT 1, day, 1, 0, 1, 0"
                + " FROM generate_series('2035-12-30', '2037-01-02', interval '1 day') AS day");
        String move = SQL.matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();

        // When
        database.execute(move);

        // Then
        assertThat(
                        database.rows(
                                "SELECT tableoid::regclass::text AS lies_in, count(*) FROM daily_total_fact GROUP BY 1 ORDER BY 1"))
                .hasSize(3)
                .contains(
                        "public_partitions.daily_total_fact_2035|2",
                        "public_partitions.daily_total_fact_2036|366",
                        "public_partitions.daily_total_fact_default|2");
    }
}
