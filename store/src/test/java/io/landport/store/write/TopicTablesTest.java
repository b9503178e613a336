package io.landport.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.Database;
import io.landport.store.generation.RetainedTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests which tables are emptied before the topics fill the store again. */
@Tag("server")
class TopicTablesTest {
    @Test
    void shouldBeAllThatIsNoReferenceDataAndNotKept() throws Exception {
        // Given
        Set<String> others = new TreeSet<>(RetainedTables.NAMES);
        others.addAll(Set.of(
                "flyway_schema_history",
                "store_generation",
                "series",
                "trade",
                "good",
                "rejected_document",
                "reference_data"));

        // When
        Set<String> tables = new TreeSet<>(Database.migrated().rows("""
                SELECT c.relname FROM pg_class c
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
                  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'reference_version')
                """));

        // Then
        assertThat(tables).containsAll(others);
        tables.removeAll(others);
        assertThat(TopicTables.NAMES).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void shouldBeEmptiedAsTheDocumentSays() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "store.md"))).contains(TopicTables.emptying());
    }
}
