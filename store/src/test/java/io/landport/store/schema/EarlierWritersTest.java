package io.landport.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the schema against what the consumers of the release before use, which keep writing to it. The file has the tables, columns, keys
 * and functions of their schema: {@code docs/releasing.md} says when it is replaced.
 */
@Tag("server")
final class EarlierWritersTest {
    private static final String USED = "used-by-level-1.txt";
    private static final String KEY = "key";
    private static final String CONSTRAINT = "constraint";

    /** A name and what it is, such as {@code daily_total_fact.day | date NOT NULL}. */
    private static final String SCHEMA = """
            SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
              || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
              || CASE WHEN a.atthasdef OR a.attidentity <> '' THEN ' DEFAULT' ELSE '' END
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
              AND c.relname <> 'flyway_schema_history'
            UNION ALL
            SELECT c.relname || ' by ' || string_agg(a.attname, ', ' ORDER BY k.n), 'key'
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attribute, n)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attribute
            WHERE i.indisunique AND i.indpred IS NULL AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
              AND c.relname <> 'flyway_schema_history'
            GROUP BY i.indexrelid, c.relname
            UNION ALL
            SELECT c.relname || CASE WHEN c.oid = k.conrelid THEN ' ' ELSE ' referenced by ' || k.conrelid::regclass || ' ' END
              || regexp_replace(pg_get_constraintdef(k.oid), '\\s+', ' ', 'g'), 'constraint'
            FROM pg_constraint k JOIN pg_class c ON c.oid IN (k.conrelid, k.confrelid)
            WHERE k.contype IN ('c', 'f', 'x') AND k.conparentid = 0
              AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT c.relname || ' ' || regexp_replace(pg_get_indexdef(i.indexrelid), '.* USING', 'UNIQUE'), 'constraint'
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE i.indisunique AND i.indpred IS NOT NULL AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_function_result(p.oid)
            FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
            ORDER BY 1""";

    @Test
    void shouldOnlyAddToWhatWritersOfTheReleaseBeforeUse() throws Exception {
        // Given
        Database database = Database.migrated();
        Files.write(Path.of("target", USED), database.rows(SCHEMA));

        // Then
        assertThat(objections(used(), map(database.rows(SCHEMA)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ALTER TABLE fate_count ADD COLUMN hour integer NOT NULL        | fate_count.hour is NOT NULL without a default, and writers do not fill it
        ALTER TABLE sink_offset RENAME COLUMN next_offset TO position  | sink_offset.next_offset is missing
        ALTER TABLE alarm_history ALTER COLUMN alarm TYPE varchar(9)   | alarm_history.alarm is character varying(9) NOT NULL instead of text NOT NULL
        ALTER TABLE document_clock ALTER COLUMN received_day SET NOT NULL | document_clock.received_day is date NOT NULL instead of date
        ALTER TABLE sink_offset DROP CONSTRAINT sink_offset_pkey       | sink_offset by topic, partition is missing
        DROP TABLE feed_file CASCADE                                   | feed_file.format is missing
        ALTER TABLE fate_count ADD UNIQUE (topic)                      | fate_count by topic is new, and rows of writers may violate it
        CREATE UNIQUE INDEX ON fate_count (topic) WHERE topic <> 'x'   | fate_count UNIQUE btree (topic) WHERE (topic <> 'x'::text) is new, and rows of writers may violate it
        ALTER TABLE fate_count ADD CHECK (topic <> 'x')                | fate_count CHECK ((topic <> 'x'::text)) is new, and rows of writers may violate it
        ALTER TABLE fate_count ADD FOREIGN KEY (topic) REFERENCES source | fate_count FOREIGN KEY (topic) REFERENCES source(id) is new, and rows of writers may violate it
        CREATE TABLE later (source text REFERENCES source)             | source referenced by later FOREIGN KEY (source) REFERENCES source(id) is new, and rows of writers may violate it
        """)
    void shouldObjectToWhatTheyCannotWorkWith(String migration, String objection) throws Exception {
        // Given
        Database database = Database.migrated();

        // When
        database.execute(migration);

        // Then
        assertThat(objections(used(), map(database.rows(SCHEMA)))).contains(objection);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ALTER TABLE fate_count ADD COLUMN hour integer
        ALTER TABLE fate_count ADD COLUMN hour integer NOT NULL DEFAULT 0
        CREATE TABLE later (day date NOT NULL PRIMARY KEY)
        ALTER TABLE document_clock DROP CONSTRAINT document_clock_pkey, ADD UNIQUE (topic, partition)
        """)
    void shouldAcceptWhatIsAdded(String migration) throws Exception {
        // Given
        Database database = Database.migrated();

        // When
        database.execute(migration);

        // Then
        assertThat(objections(used(), map(database.rows(SCHEMA)))).isEmpty();
    }

    private static List<String> objections(Map<String, String> used, Map<String, String> schema) {
        List<String> objections = new ArrayList<>();
        used.forEach((name, type) -> {
            String now = schema.get(name);
            if (now == null && !type.equals(CONSTRAINT)) {
                objections.add(name + " is missing");
            } else if (now != null && !fits(type, now)) {
                objections.add(name + " is " + now + " instead of " + type);
            }
        });
        schema.forEach((name, type) -> {
            boolean isOfUsedTable = used.keySet().stream().anyMatch(other -> other.startsWith(table(name) + '.'));
            if (used.containsKey(name) || !isOfUsedTable) {
                return;
            }
            if (type.endsWith(" NOT NULL")) {
                objections.add(name + " is NOT NULL without a default, and writers do not fill it");
            } else if (type.equals(KEY) || type.equals(CONSTRAINT)) {
                objections.add(name + " is new, and rows of writers may violate it");
            }
        });
        return objections;
    }

    /** A column may lose its NOT NULL and get a default. */
    private static boolean fits(String used, String now) {
        boolean isStricter = now.contains(" NOT NULL") && !used.contains(" NOT NULL");
        boolean isWithoutDefault = used.endsWith(" NOT NULL DEFAULT") && now.endsWith(" NOT NULL");
        return plain(used).equals(plain(now)) && !isStricter && !isWithoutDefault;
    }

    private static String plain(String type) {
        return type.replace(" NOT NULL", "").replace(" DEFAULT", "");
    }

    private static String table(String name) {
        return name.replaceFirst("[ .(].*", "");
    }

    private static Map<String, String> used() throws IOException {
        try (InputStream file = EarlierWritersTest.class.getResourceAsStream(USED)) {
            return map(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    private static Map<String, String> map(List<String> rows) {
        Map<String, String> map = new LinkedHashMap<>();
        rows.forEach(row -> map.put(row.substring(0, row.lastIndexOf('|')), row.substring(row.lastIndexOf('|') + 1)));
        return map;
    }
}
