package io.landport.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.store.Backoff;
import io.landport.store.Database;
import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MigrationsTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "io", "landport", "store", "migration");

    private static final String HISTORY = "SELECT * FROM flyway_schema_history ORDER BY installed_rank";

    private static final String DEFINITIONS = """
            SELECT relname, pg_get_viewdef(oid), obj_description(oid, 'pg_class') FROM pg_class
            WHERE relkind = 'v' AND relnamespace IN ('public'::regnamespace, 'public_internal'::regnamespace)
            UNION ALL
            SELECT proname, pg_get_functiondef(oid), obj_description(oid, 'pg_proc') FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
            ORDER BY 1, 2
            """;

    @Test
    void shouldExplainEveryTableAndColumn() throws Exception {
        // Given
        Database database = Database.migrated();

        // When
        List<String> unexplained = database.rows("""
                SELECT c.relname, coalesce(a.attname, '') FROM pg_class c
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                WHERE c.relkind IN ('p', 'r', 'v') AND c.relnamespace::regnamespace::text IN ('public', 'public_partitions', 'public_internal')
                  AND c.relname <> 'flyway_schema_history'
                  AND (obj_description(c.oid, 'pg_class') IS NULL
                       OR NOT c.relispartition AND col_description(c.oid, a.attnum) IS NULL)
                """);

        // Then
        assertThat(unexplained).isEmpty();
        assertThat(database.rows("SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
                        + " AND obj_description(oid, 'pg_proc') IS NULL"))
                .isEmpty();
        assertThat(database.rows("SELECT count(*) FROM pg_description d JOIN pg_class c ON c.oid = d.objoid"
                        + " WHERE c.relname = 'daily_total'"))
                .containsExactly("17");
    }

    @Test
    void shouldKeepFactsOfAYearInATableOfItsOwn() throws Exception {
        // Given
        Database database = Database.migrated();

        // When
        for (String table : List.of("daily_total_fact", "daily_change_fact")) {
            database.execute(
                    "INSERT INTO %s SELECT 1, date '2013-12-31' + 97 * n, %s n, 0, n / 10000.0, n / 1000.0 FROM generate_series(1, 100) AS n"
                            .formatted(table, table.equals("daily_change_fact") ? "date '2026-01-01'," : ""));
        }

        // Then
        assertThat(database.rows("SELECT min(day), max(day) FROM public_partitions.daily_total_fact_2020"))
                .containsExactly("2020-02-09|2020-11-26");
        assertThat(
                        database.rows(
                                "SELECT extract(year FROM day), count(*) FROM public_partitions.daily_change_fact_default GROUP BY 1 ORDER BY 1"))
                .containsExactly("2014|3", "2036|4", "2037|4", "2038|4", "2039|3", "2040|3");
    }

    /** What {@code \\d} of psql lists, for the role of the analyst. */
    @Test
    void shouldListTablesAndViewsButNoPartitionsAndNoInternalViews() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();

        // When
        List<String> listed = store.analyst.rows("""
                SELECT n.nspname, c.relname, c.relispartition
                FROM pg_class c LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', '')
                  AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast' AND n.nspname <> 'information_schema'
                  AND pg_table_is_visible(c.oid)
                ORDER BY 1, 2""");

        // Then
        assertThat(listed)
                .hasSizeGreaterThan(100)
                .contains("public|daily_total|f", "public|daily_total_fact|f", "public|receipt_log|f")
                .contains("public|daily_change|f", "public|monthly|f")
                .doesNotContain("public|daily_change_row|f", "public|named_series|f")
                .noneMatch(relation -> relation.endsWith("|t"));
        assertThat(store.analyst.rows("SELECT count(*) FROM pg_class WHERE relispartition AND relkind = 'r'"
                        + " AND relnamespace = 'public_partitions'::regnamespace"))
                .containsExactly("124");
        assertThat(store.analyst.rows("SELECT count(*) FROM daily")).containsExactly("0");
    }

    @Test
    void shouldMovePartitionsThatTheOwnerCreatedBesideTheirTable() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("CREATE TABLE daily_total_fact_2036 PARTITION OF daily_total_fact"
                + " FOR VALUES FROM ('2036-01-01') TO ('2037-01-01')");
        database.execute("ALTER TABLE public_partitions.receipt_log_07 SET SCHEMA public");
        database.execute("INSERT INTO daily_total_fact SELECT 1, '2036-01-01', 1, 0, 2, 3");

        // When
        Migrations.apply(database.address());

        // Then
        assertThat(database.rows("SELECT DISTINCT relnamespace::regnamespace FROM pg_class WHERE relispartition"))
                .containsExactly("public_partitions");
        assertThat(database.rows("SELECT lines FROM daily_total_fact WHERE day = '2036-01-01'"))
                .containsExactly("1");
    }

    @Test
    void shouldMigrateOnceWhenSeveralProcessesStart() throws Exception {
        // Given
        Database database = Database.empty();
        Callable<Void> start = () -> {
            Migrations.apply(database.address());
            return null;
        };
        ExecutorService processes = Executors.newFixedThreadPool(4);

        // When
        List<Future<Void>> starts = new ArrayList<>(processes.invokeAll(List.of(start, start, start, start)));
        processes.shutdown();

        // Then
        for (Future<Void> each : starts) {
            each.get();
        }
        assertThat(database.rows("SELECT count(*) FROM flyway_schema_history WHERE success AND version = '1'"))
                .containsExactly("1");
    }

    @Test
    void shouldIndexWholeRowsOfYearsThatAreOverAndHaveAny() throws Exception {
        // Given
        Database database = Database.migrated();
        String indexes =
                "SELECT tablename, indexdef FROM pg_indexes WHERE indexname LIKE 'daily\\_total\\_fact\\_%\\_rows'";
        List<String> before = database.rows(indexes);
        database.execute("INSERT INTO daily_total_fact SELECT 1, day, 1, 0, 2, 3 FROM unnest(ARRAY["
                + "date '2014-01-01', '2019-12-31', date_trunc('year', now() AT TIME ZONE 'UTC')::date]) AS day");

        // When
        Migrations.apply(database.address());
        Migrations.apply(database.address());

        // Then
        assertThat(before).isEmpty();
        assertThat(database.rows(indexes))
                .containsExactly("daily_total_fact_2019|CREATE INDEX daily_total_fact_2019_rows"
                        + " ON public_partitions.daily_total_fact_2019 USING btree (series, day)"
                        + " INCLUDE (lines, lines_without_weight, value, net_weight_kg, only_received_day)");
    }

    @Test
    @Tag("long")
    void shouldIndexTheOtherYearsWhereOneIsHeld() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("INSERT INTO daily_total_fact SELECT 1, day, 1, 0, 2, 3"
                + " FROM unnest(ARRAY[date '2019-12-31', '2020-01-01']) AS day");

        // When
        try (Connection holder = database.address().connect()) {
            holder.setAutoCommit(false);
            holder.createStatement()
                    .execute("LOCK TABLE public_partitions.daily_total_fact_2019 IN ROW EXCLUSIVE MODE");
            Migrations.apply(database.address());
        }

        // Then
        String indexed =
                "SELECT tablename FROM pg_indexes WHERE indexname LIKE 'daily\\_total\\_fact\\_%\\_rows' ORDER BY 1";
        assertThat(database.rows(indexed)).containsExactly("daily_total_fact_2020");
        Migrations.apply(database.address());
        assertThat(database.rows(indexed)).containsExactly("daily_total_fact_2019", "daily_total_fact_2020");
    }

    /** Two releases away: what its writers use may be gone. */
    @Test
    void shouldRefuseASchemaTwoLevelsAhead() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        migrateLater(store.owner, 200);
        store.owner.execute("COMMENT ON VIEW daily_total IS 'of a later release'");
        store.owner.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version IS NULL");
        List<String> history = store.owner.rows(HISTORY);

        for (Database user : List.of(store.owner, store.writer)) {
            // Then
            assertThatThrownBy(() -> Migrations.apply(user.address(), store.roles))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(
                            "has schema level 3 (migration 200), and this version works with levels up to 2: replace this process");
            assertThat(store.owner.rows(HISTORY)).isEqualTo(history);
            assertThat(store.owner.rows("SELECT obj_description('daily_total'::regclass)"))
                    .containsExactly("of a later release");
        }
    }

    /** Consumers of a release before that one would meet a schema two levels ahead. */
    @Test
    void shouldRefuseASchemaTwoLevelsBehind() throws Exception {
        // Given
        StoreAddress store = Database.migrated().address();
        StoreAddress empty = Database.empty().address();

        // Then
        assertThatThrownBy(() -> isMigratedByLater(store, SchemaLevel.CURRENT + 2))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has schema level 1 (migration ")
                .hasMessageEndingWith("), and this version works with levels from 2 on: run 'landport migrate' of the"
                        + " version in between first");
        assertThat(isMigratedByLater(store, SchemaLevel.CURRENT + 1)).isFalse();
        assertThat(isMigratedByLater(empty, SchemaLevel.CURRENT + 2)).isFalse();
    }

    private static boolean isMigratedByLater(StoreAddress store, int current) {
        return SchemaLevel.isMigratedByLater(store, Migrations.flyway(store).info(), current);
    }

    /** Consumers of the release before keep writing. */
    @Test
    void shouldWorkWithTheSchemaOfTheNextReleaseAndChangeNothingInIt() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        migrateLater(store.owner, 199);
        store.owner.execute("COMMENT ON VIEW daily_total IS 'of the next release'");
        store.owner.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version IS NULL");

        // When
        Migrations.apply(store.owner.address(), store.roles);
        Migrations.apply(store.writer.address(), store.roles);

        // Then
        assertThat(store.owner.rows("SELECT obj_description('daily_total'::regclass)"))
                .containsExactly("of the next release");
        assertThat(Migrations.outstanding(store.owner.address(), store.roles)).isEmpty();
    }

    @Test
    void shouldBeOfTheLevelOfItsLatestMigration() throws Exception {
        // When
        List<String> latest = Database.migrated()
                .rows("SELECT max(version::integer) / 100 + 1 FROM flyway_schema_history WHERE version IS NOT NULL");

        // Then
        assertThat(latest).containsExactly(Integer.toString(SchemaLevel.CURRENT));
    }

    private static void migrateLater(Database database, int version) throws Exception {
        database.execute(
                ("INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '%1$d', 'later', type, 'V%1$d__later.sql',"
                                + " checksum, installed_by, installed_on, execution_time, true FROM flyway_schema_history WHERE version = '1'")
                        .formatted(version));
    }

    @Test
    void shouldRefuseAStoreOfAPreReleaseVersion() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        store.owner.execute(
                "UPDATE flyway_schema_history SET description = 'years', script = 'V3__years.sql', checksum = 1"
                        + " WHERE version = '3'");
        store.owner.execute(
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '14', 'rejections by time', type, 'V14__rejections_by_time.sql',"
                        + " checksum, installed_by, installed_on, execution_time, true FROM flyway_schema_history WHERE version = '1'");

        for (Database user : List.of(store.owner, store.writer)) {
            // Then
            assertThatThrownBy(() -> Migrations.apply(user.address(), store.roles))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("was created by a pre-release version, which cannot be migrated")
                    .hasMessageContaining("DROP SCHEMA \"public\" CASCADE; CREATE SCHEMA \"public\"");
        }
    }

    @Test
    void shouldMigrateTheSchemaThatReplacesOneOfAPreReleaseVersion() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("DROP SCHEMA \"public\" CASCADE; CREATE SCHEMA \"public\"");

        // When
        Migrations.apply(database.address());

        // Then
        assertThat(database.rows("SELECT count(*) FROM daily")).containsExactly("0");
    }

    @Test
    void shouldRunARepeatableMigrationAgainWhenItsTextChanges() throws Exception {
        // Given
        Database database = Database.migrated();
        List<String> before = database.rows(DEFINITIONS);
        String runs = "SELECT count(*) FROM flyway_schema_history WHERE description = '040 daily and monthly'";

        // When
        database.execute("UPDATE flyway_schema_history SET checksum = 0 WHERE description = '040 daily and monthly'");
        Migrations.apply(database.address());

        // Then
        assertThat(database.rows(runs)).containsExactly("2");
        assertThat(database.rows(DEFINITIONS)).isEqualTo(before);
    }

    @Test
    void shouldRunEachRepeatableMigrationAloneOnAStoreThatHasAll() throws Exception {
        // Given
        Database database = Database.migrated();
        List<String> scripts =
                database.rows("SELECT script FROM flyway_schema_history WHERE version IS NULL ORDER BY installed_rank");
        List<String> before = database.rows(DEFINITIONS);

        // The driver would split the bodies of functions.
        StoreAddress simple = new StoreAddress(
                database.address().url() + "&preferQueryMode=simple&currentSchema=public,public_internal",
                "postgres",
                "");
        for (String script : scripts) {
            // When
            try (Connection connection = simple.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(MIGRATIONS.resolve(script)));
            }

            // Then
            assertThat(database.rows(DEFINITIONS)).as(script).isEqualTo(before);
        }
        assertThat(scripts).hasSizeGreaterThan(10).isSorted();
    }

    @Test
    void shouldBuildNoSqlFromTexts() throws Exception {
        // Given
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                // Then
                assertThat(file).content().as(file.toString()).doesNotContain("EXECUTE ", "format(");
            }
        }
    }

    @Test
    void shouldCompareCodesOfMirrorsByteByByte() throws Exception {
        assertThat(
                        Database.migrated()
                                .rows(
                                        "SELECT DISTINCT collname FROM pg_attribute a JOIN pg_collation c ON c.oid = attcollation"
                                                + " WHERE attrelid::regclass::text LIKE 'mirror%' AND attname IN ('crossing', 'sector', 'exporter', 'importer')"))
                .containsExactly("C");
    }

    @Test
    void shouldUseTheSchemaOfTheConnection() throws Exception {
        // Given
        Database database = Database.empty();
        database.execute("CREATE SCHEMA trade");
        StoreAddress address = new StoreAddress(database.address().url() + "&currentSchema=trade", "postgres", "");

        // When
        Migrations.apply(address);

        // Then
        assertThat(database.rows("SELECT schemaname FROM pg_tables WHERE tablename = 'daily_total_fact'"))
                .containsExactly("trade");
    }

    @Test
    void shouldWaitForADatabaseThatIsDownUntilTold() throws Exception {
        // Given
        StoreAddress nowhere = new StoreAddress("jdbc:postgresql://localhost:" + freePort() + "/x", "postgres", "");
        List<String> reasons = new ArrayList<>();
        Backoff backoff = new Backoff();

        // When
        boolean isMigrated = Migrations.apply(nowhere, StoreRoles.none(), backoff, away -> {
            reasons.add(away.getMessage());
            if (reasons.size() == 2) {
                backoff.close();
            }
        });

        // Then
        assertThat(isMigrated).isFalse();
        assertThat(reasons)
                .hasSize(2)
                .allMatch(reason -> reason.contains("PostgreSQL at jdbc:postgresql://localhost:"));
    }

    @Test
    void shouldNotWaitForADatabaseThatDoesNotExist() throws Exception {
        // Given
        String url = Database.empty().address().url().replaceFirst("/store_\\d+", "/no_such_database");

        // When
        StoreAddress address = new StoreAddress(url, "postgres", "");

        // Then
        assertThatThrownBy(() -> Migrations.apply(address))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot open the store at")
                .hasMessageContaining("no_such_database");
    }

    @Test
    void shouldRefuseAnAddressThatIsNotPostgresWithoutTellingItsPassword() {
        assertThatThrownBy(() -> new StoreAddress("postgres://h/d?password=secret", "u", "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the database URL must start with jdbc:postgresql: but is postgres://h/d");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
