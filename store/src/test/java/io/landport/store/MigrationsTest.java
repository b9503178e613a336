package io.landport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MigrationsTest {
    @Test
    void shouldExplainEveryTableAndColumn() throws Exception {
        // Given
        Database database = Database.migrated();

        // When
        List<String> unexplained = database.rows("""
                SELECT c.relname, coalesce(a.attname, '') FROM pg_class c
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                WHERE c.relkind IN ('p', 'r', 'v') AND c.relnamespace = 'public'::regnamespace
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
    void shouldKeepRowsAndPrivilegesWhenFactsAreSplitByYear() throws Exception {
        // Given
        Database database = Database.migratedTo("4");
        for (String table : List.of("daily_total", "daily_change")) {
            database.execute("""
                    INSERT INTO %s SELECT date '2013-12-31' + 97 * n, 'crossing-' || n %% 7, 'energy', 'import', 's', 'r', 'p',
                      'g', 'customs', 'i', 'm', 'USD', %s n, 0, n / 10000.0, n / 1000.0 FROM generate_series(1, 100) AS n
                    """.formatted(table, table.equals("daily_change") ? "date '2026-01-01'," : ""));
            database.execute("GRANT SELECT (source, value) ON " + table + " TO PUBLIC");
        }
        String totals = "SELECT * FROM daily_total ORDER BY lines";
        String changes = "SELECT * FROM daily_change ORDER BY lines";
        List<String> totalsBefore = database.rows(totals);
        List<String> changesBefore = database.rows(changes);

        // When
        Migrations.apply(database.address());

        // Then
        assertThat(database.rows(totals)).isEqualTo(totalsBefore).hasSize(100);
        assertThat(database.rows(changes)).isEqualTo(changesBefore).hasSize(100);
        assertThat(database.rows("SELECT min(day), max(day) FROM daily_total_fact_2020"))
                .containsExactly("2020-02-09|2020-11-26");
        assertThat(database.rows(
                        "SELECT extract(year FROM day), count(*) FROM daily_change_fact_default GROUP BY 1 ORDER BY 1"))
                .containsExactly("2014|3", "2036|4", "2037|4", "2038|4", "2039|3", "2040|3");
        assertThat(
                        database.rows(
                                "SELECT attrelid::regclass, attname FROM pg_attribute, aclexplode(attacl) a"
                                        + " WHERE a.grantee = 0 AND attrelid::regclass::text LIKE 'daily%' ORDER BY attrelid::regclass::text, attname"))
                .containsExactly(
                        "daily_change|source", "daily_change|value", "daily_total|source", "daily_total|value");
    }

    @Test
    void shouldNameTheViewThatKeepsFactsFromBeingSplitAndChangeNothing() throws Exception {
        // Given
        Database database = Database.migratedTo("4");
        database.execute("CREATE VIEW of_mine AS SELECT * FROM daily_total");

        // When
        assertThatThrownBy(() -> Migrations.apply(database.address()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("of_mine");

        // Then
        assertThat(database.rows("SELECT relname FROM pg_class WHERE relname LIKE 'daily\\_total%' AND relkind <> 'i'"))
                .containsExactly("daily_total");
    }

    @Test
    void shouldRefuseWhatWasRefusedBeforeSeriesWereNumbered() throws Exception {
        // Given
        Database before = Database.migratedTo("4");
        Database after = Database.migrated();
        String rules =
                "SELECT DISTINCT pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid"
                        + " WHERE contype IN ('c', 'n') AND (relname LIKE '%\\_total%' OR relname LIKE '%\\_change%'"
                        + " OR relname = 'series' OR relname = 'trade') ORDER BY 1";

        // Then
        assertThat(after.rows(rules)).containsAll(before.rows(rules)).hasSizeGreaterThan(30);
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
                        + " ON public.daily_total_fact_2019 USING btree (series, day)"
                        + " INCLUDE (lines, lines_without_weight, value, net_weight_kg)");
    }

    @Test
    void shouldIndexTheOtherYearsWhereOneIsHeld() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("INSERT INTO daily_total_fact SELECT 1, day, 1, 0, 2, 3"
                + " FROM unnest(ARRAY[date '2019-12-31', '2020-01-01']) AS day");

        // When
        try (Connection holder = database.address().connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE daily_total_fact_2019 IN ROW EXCLUSIVE MODE");
            Migrations.apply(database.address());
        }

        // Then
        String indexed =
                "SELECT tablename FROM pg_indexes WHERE indexname LIKE 'daily\\_total\\_fact\\_%\\_rows' ORDER BY 1";
        assertThat(database.rows(indexed)).containsExactly("daily_total_fact_2020");
        Migrations.apply(database.address());
        assertThat(database.rows(indexed)).containsExactly("daily_total_fact_2019", "daily_total_fact_2020");
    }

    @Test
    void shouldRefuseAStoreOfANewerVersion() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute(
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '999', 'later', type, 'V999__later.sql',"
                        + " checksum, installed_by, installed_on, execution_time, true FROM flyway_schema_history WHERE version = '1'");

        // Then
        assertThatThrownBy(() -> Migrations.apply(database.address()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is of a newer version, with migration 999");
    }

    @Test
    void shouldKeepPrivilegesOnMirrorsAndCompareTheirCodesByteByByte() throws Exception {
        // Given
        Database database = Database.migratedTo("18");
        database.execute("GRANT SELECT ON mirror TO PUBLIC");
        database.execute("GRANT SELECT (month, value_gap) ON mirror_converted TO PUBLIC");
        String columns = "SELECT attrelid::regclass, attname, col_description(attrelid, attnum) FROM pg_attribute"
                + " WHERE attrelid::regclass::text LIKE 'mirror%' AND attnum > 0 AND attname <> 'series_break' ORDER BY attrelid::regclass::text, attnum";
        List<String> before = database.rows(columns);

        // When
        Migrations.apply(database.address());

        // Then
        assertThat(database.rows(columns)).isEqualTo(before);
        assertThat(database.rows(
                        "SELECT count(*) FROM pg_class, aclexplode(relacl) WHERE relname = 'mirror' AND grantee = 0"))
                .containsExactly("1");
        assertThat(database.rows("SELECT attname FROM pg_attribute, aclexplode(attacl)"
                        + " WHERE attrelid = 'mirror_converted'::regclass AND grantee = 0 ORDER BY attnum"))
                .containsExactly("month", "value_gap");
        assertThat(
                        database.rows(
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
