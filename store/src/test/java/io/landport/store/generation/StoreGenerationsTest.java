package io.landport.store.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.store.Database;
import io.landport.store.RateLoader;
import io.landport.store.StoreException;
import io.landport.store.StoreSamples;
import io.landport.store.rate.CsvRates;
import io.landport.store.rate.RateFile;
import io.landport.store.schema.Migrations;
import io.landport.store.schema.RoleStore;
import io.landport.store.write.Batch;
import io.landport.store.write.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two generations of a store that change places. */
@Tag("server")
class StoreGenerationsTest {
    private static final String SERIES = "'c', 'energy', 'import', 's', 'r', 'p', 'g', 'customs', 'i', 'm', 'USD'";
    private static final String POLICY = "SELECT * FROM %s.revision_policy ORDER BY source, reporter";

    @Test
    void shouldPutTheNewTablesWhereTheOldOnesStood() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        for (String schema : List.of("public", "public_g2")) {
            database.execute("INSERT INTO " + schema + ".series VALUES (DEFAULT, " + SERIES + ")");
            database.execute("INSERT INTO " + schema + ".daily_total_fact SELECT id, '2026-03-01', 1, 0, "
                    + (schema.equals("public") ? 10 : 12) + ", 0 FROM " + schema + ".series");
        }
        database.execute("CREATE FUNCTION of_mine() RETURNS integer LANGUAGE sql RETURN 1");
        database.execute("CREATE VIEW mine_by_function AS SELECT * FROM rolling_on('2026-03-02')");
        database.execute("CREATE VIEW mine AS SELECT * FROM daily_total");
        database.execute("CREATE TABLE public_partitions.daily_total_fact_2036 PARTITION OF daily_total_fact"
                + " FOR VALUES FROM ('2036-01-01') TO ('2037-01-01')");
        database.execute(
                "CREATE TABLE daily_total_fact_2037 PARTITION OF daily_total_fact FOR VALUES FROM ('2037-01-01') TO ('2038-01-01')");
        database.execute("CREATE VIEW mine_of_internal AS SELECT * FROM public_internal.month_figure");
        database.execute("GRANT SELECT ON public_internal.month_figure TO pg_monitor");
        List<FigureChange> changes = generations.changes(2);
        List<String> views = generations.dependentViews(2);
        String internal = "SELECT relname FROM pg_class WHERE relnamespace = '%s_internal'::regnamespace ORDER BY 1";
        List<String> internalViews = database.rows(internal.formatted("public"));

        // When
        generations.close(2);
        generations.swap(1, 2, number -> false);

        // Then
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.source()).isEqualTo("s");
            assertThat(change.month()).isEqualTo("2026-03");
            assertThat(change.oldValue()).isEqualByComparingTo("10");
            assertThat(change.newValue()).isEqualByComparingTo("12");
        });
        assertThat(views).containsExactly("mine", "mine_by_function", "mine_of_internal");
        assertThat(generations.number()).hasValue(2);
        assertThat(database.rows("SELECT value FROM daily_total")).containsExactly("12.0000");
        assertThat(database.rows("SELECT value FROM public_g1.daily_total")).containsExactly("10.0000");
        assertThat(database.rows("""
                        SELECT t.relnamespace::regnamespace, c.relnamespace::regnamespace, count(*)
                        FROM pg_class t, pg_partition_tree(t.oid) p JOIN pg_class c ON c.oid = p.relid
                        WHERE t.relname = 'daily_total_fact' GROUP BY 1, 2 ORDER BY 1, 2
                        """))
                .as("partitions follow their table")
                .containsExactly(
                        "public|public|1",
                        "public|public_partitions|22",
                        "public_g1|public_g1_partitions|23",
                        "public_g1|public_g1|2");
        assertThat(internalViews).hasSize(12);
        assertThat(database.rows(internal.formatted("public"))).isEqualTo(internalViews);
        assertThat(database.rows(internal.formatted("public_g1"))).isEqualTo(internalViews);
        assertThat(database.rows("SELECT DISTINCT value FROM public_internal.series_total"))
                .containsExactly("12.0000");
        assertThat(database.rows("SELECT has_table_privilege('pg_monitor', 'public_internal.month_figure', 'SELECT')"))
                .containsExactly("t");
        assertThat(database.rows("SELECT value FROM rolling_on('2026-03-02') WHERE time_window = '7d'"))
                .containsExactly("12.0000");
        assertThat(database.rows("SELECT value FROM public_g1.rolling_on('2026-03-02') WHERE time_window = '7d'"))
                .containsExactly("10.0000");
        assertThat(database.rows("SELECT of_mine()")).containsExactly("1");
        assertThat(database.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'public\\_g2%'"))
                .isEmpty();
        Migrations.apply(database.address());
    }

    @Test
    @Tag("long")
    void shouldKeepNoRejectionsOfGenerationsThatAreNotLive() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        create(3, generations, database);
        for (String schema : List.of("public", "public_g2", "public_g3")) {
            database.execute("INSERT INTO " + schema + ".rejected_document (id, stage, reason, detail, file, line,"
                    + " media_type, original, recorded) VALUES ('" + schema + "', 'feed', 'missing-field',"
                    + " 'value is missing', 'a.csv', 7, 'text/csv', 'Jane Doe', now())");
        }

        // When
        generations.deleteRejections(3);
        generations.deleteRejections(4);
        generations.close(2);
        generations.swap(1, 2, number -> false);

        // Then
        assertThat(database.rows("SELECT id FROM rejected_document ORDER BY id"))
                .containsExactly("public", "public_g2");
        assertThat(database.rows("SELECT id FROM public_g1.rejected_document")).isEmpty();
        assertThat(database.rows("SELECT id FROM public_g3.rejected_document")).isEmpty();
    }

    @Test
    @Tag("long")
    void shouldCarryOverWhatPeopleChangedAndLeaveWhatTheyDidNot() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        List<String> defaults = database.rows(POLICY.formatted("public_g2"));
        database.execute("INSERT INTO revision_policy VALUES ('ru-fcs', NULL, 3, 9, 'as agreed')");
        database.execute("DELETE FROM revision_policy WHERE reporter = 'US'");
        database.execute(
                "UPDATE revision_policy SET months_until_final = 18 WHERE source IS NULL AND reporter IS NULL");
        List<String> changed = database.rows(POLICY.formatted("public"));

        // When
        generations.close(2);
        generations.swap(1, 2, number -> false);

        // Then
        assertThat(changed).hasSize(2).contains("ru-fcs|null|3|9|as agreed").doesNotContainAnyElementsOf(defaults);
        assertThat(database.rows(POLICY.formatted("public"))).isEqualTo(changed);

        // And once more, with nothing changed since
        create(3, generations, database);
        generations.close(3);
        generations.swap(2, 3, number -> false);
        assertThat(database.rows(POLICY.formatted("public"))).isEqualTo(changed);
        assertThat(database.rows(POLICY.formatted("public_g2"))).isEqualTo(changed);
    }

    @Test
    void shouldTakeFunctionsAndTheirPrivilegesAlong() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        for (String schema : List.of("public", "public_g2")) {
            database.execute("INSERT INTO " + schema + ".series VALUES (DEFAULT, " + SERIES + ")");
            database.execute(
                    "INSERT INTO " + schema + ".monthly_change_fact SELECT id, '2026-03-01', '2026-04-02', 1, 0, "
                            + (schema.equals("public") ? 10 : 12) + ", 0 FROM " + schema + ".series");
        }
        database.execute("CREATE FUNCTION mine() RETURNS integer LANGUAGE sql RETURN 1");
        database.execute(
                "REVOKE EXECUTE ON FUNCTION monthly_known_on(date), public_g2.monthly_known_on(date) FROM PUBLIC");
        database.execute("GRANT EXECUTE ON FUNCTION monthly_known_on(date) TO pg_monitor WITH GRANT OPTION");
        String known = "SELECT value FROM %s.monthly_known_on('2026-04-30')";
        String functions = "SELECT proname, pg_get_function_identity_arguments(oid) FROM pg_proc"
                + " WHERE pronamespace = '%s'::regnamespace AND proname <> 'mine' ORDER BY 1, 2";
        List<String> all = database.rows(functions.formatted("public"));
        List<String> before = database.rows(known.formatted("public"));

        // When
        generations.close(2);
        generations.swap(1, 2, number -> false);

        // Then
        assertThat(all).contains("monthly_known_on|known_on date");
        assertThat(before).containsExactly("10.0000");
        assertThat(database.rows(known.formatted("public"))).containsExactly("12.0000");
        assertThat(database.rows(known.formatted("public_g1"))).containsExactly("10.0000");
        assertThat(database.rows("SELECT mine()")).containsExactly("1");
        assertThat(database.rows(functions.formatted("public"))).isEqualTo(all);
        assertThat(database.rows(functions.formatted("public_g1"))).isEqualTo(all);
        assertThat(database.rows("SELECT grantee::regrole, is_grantable FROM pg_proc, aclexplode(proacl) a"
                        + " WHERE oid = 'public.monthly_known_on(date)'::regprocedure AND grantee <> proowner"))
                .containsExactly("pg_monitor|t");
    }

    @Test
    void shouldCarryOverWhatPeopleLoadedAndSet() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        RateLoader loader = new RateLoader(database.address());
        loader.load(rate("6.5"), Instant.EPOCH);
        create(2, generations, database);
        database.execute("INSERT INTO reporting_currency VALUES ('KZT', 'Kazakh tenge')");
        database.execute("DELETE FROM reporting_currency WHERE currency = 'EUR'");
        database.execute("UPDATE conversion_rule SET max_age_days = 3 WHERE reporter = 'RU'");
        database.execute("INSERT INTO alarm_history VALUES ('LandportLag', 'streams', 'yesterday', 'today')");
        generations.close(2);
        loader.load(rate("6.4"), Instant.EPOCH.plusSeconds(1));
        List<String> before = new ArrayList<>();
        for (String table : RetainedTables.NAMES) {
            before.addAll(database.rows("SELECT * FROM " + table + " ORDER BY 1, 2"));
        }

        // When
        generations.swap(1, 2, number -> false);

        // Then
        List<String> after = new ArrayList<>();
        for (String table : RetainedTables.NAMES) {
            after.addAll(database.rows("SELECT * FROM " + table + " ORDER BY 1, 2"));
        }
        assertThat(after)
                .isEqualTo(before)
                .anyMatch(row -> row.startsWith("KZT"))
                .anyMatch(row -> row.startsWith("LandportLag"))
                .noneMatch(row -> row.startsWith("EUR|"));
        assertThat(generations.number()).hasValue(2);
        database.execute(
                "INSERT INTO source VALUES ('s', 's', 'CN', 'customs', 'CIF', 'FOB', 'net', 'x', 'customs-month', 'UTC',"
                        + " 'day', true, 'v')");
        String asked = "SELECT round(rate, 2) FROM conversion_rate('s', 'USD', 'CNY', '2021-03-05', false)";
        assertThat(database.rows(asked)).containsExactly("6.40");
        loader.load(rate("6.3"), Instant.EPOCH.plusSeconds(2));
        assertThat(database.rows(asked)).containsExactly("6.30");
        assertThat(database.rows("SELECT rate FROM public_g1.exchange_rate")).containsExactly("6.4");
        assertThat(database.rows(
                        "SELECT pronamespace::regnamespace FROM pg_proc WHERE proname = 'conversion_rate' ORDER BY 1"))
                .containsExactly("public", "public_g1");
    }

    /** The transaction would keep streams and consumer from going on. */
    @Test
    @Tag("long")
    void shouldEndAnAnalystWhoseTransactionStaysOpen() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        Database owner = store.owner;
        owner.as("postgres")
                .execute("GRANT pg_signal_backend TO "
                        + owner.rows("SELECT current_user").get(0));
        StoreGenerations generations = firstOf(owner);
        create(2, generations, owner);
        try (Connection analyst = store.analyst.address().connect();
                Statement statement = analyst.createStatement()) {
            analyst.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM daily_total");

            // When
            generations.swap(1, 2, number -> false);

            // Then
            assertThat(generations.number()).hasValue(2);
            assertThatThrownBy(() -> statement.execute("SELECT count(*) FROM daily_total"))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** Rates of one load are all in the one generation or all in the other. */
    @Test
    void shouldWaitForALoadOfRates() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        CompletableFuture<Void> swap;
        try (Connection loading = database.address().connect();
                Statement statement = loading.createStatement()) {
            loading.setAutoCommit(false);
            statement.execute("INSERT INTO reporting_currency VALUES ('KZT', 'Kazakh tenge')");

            // When
            swap = CompletableFuture.runAsync(() -> generations.swap(1, 2, number -> false));
            awaitSomebodyWaiting(database);
            loading.commit();
        }
        swap.get(1, TimeUnit.MINUTES);

        // Then
        assertThat(database.rows("SELECT count(*) FROM reporting_currency WHERE currency = 'KZT'"))
                .containsExactly("1");
    }

    @Test
    void shouldCarryOverWhatPeopleSet() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        database.execute("UPDATE screening_policy SET reach = 1.5, note = 'mine'");
        database.execute("INSERT INTO mirror_policy (exporter, importer, lag_days) VALUES ('CN', 'RU', 5)");

        // When
        generations.close(2);
        generations.swap(1, 2, number -> false);

        // Then
        assertThat(database.rows("SELECT reach, note FROM screening_policy")).containsExactly("1.5|mine");
        assertThat(database.rows("SELECT reach, note FROM public_g1.screening_policy"))
                .containsExactly("1.5|mine");
    }

    @Test
    void shouldMoveFunctionsWithTheViewsThatTheyRead() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = firstOf(database);
        create(2, generations, database);
        database.execute("CREATE FUNCTION mine() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM mirror)");
        database.execute("INSERT INTO public_g2.mirror_policy (exporter, importer) VALUES ('CN', 'RU')");
        String functions =
                "SELECT pronamespace::regnamespace, count(*) FROM pg_proc WHERE proname LIKE 'mirror%' GROUP BY 1 ORDER BY 1";

        // When
        generations.swap(1, 2, number -> false);

        // Then
        assertThat(database.rows(functions)).containsExactly("public|8", "public_g1|8");
        assertThat(database.rows("SELECT count(*) FROM mirror_with(1.08, 0, 0, NULL)"))
                .containsExactly("0");
        assertThat(database.rows(
                        "SELECT DISTINCT c.relnamespace::regnamespace FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid"
                                + " JOIN pg_class c ON c.oid = d.refobjid WHERE p.oid = 'mirror_side'::regproc"))
                .as("what the live functions read is live")
                .containsExactly("public");
        assertThat(database.rows("SELECT mine()")).containsExactly("0");
    }

    @Test
    void shouldWriteNothingOfAGenerationThatIsClosedOrReplaced() throws Exception {
        // Given
        Database database = Database.migrated();
        StoreGenerations generations = new StoreGenerations(database.address());
        Migrations.apply(generations.createSchema(2));
        database.execute("INSERT INTO public_g2.store_generation VALUES (2, true)");
        try (Store store = new Store(database.address(), 1, StoreSamples.REFERENCE)) {
            store.initialize(List.of());

            // When
            generations.close(2);

            // Then
            assertThatThrownBy(() -> store.write(new Batch(), List.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the store of generation 1 is closed");
            generations.swap(1, 2, number -> false);
            assertThatThrownBy(() -> store.write(new Batch(), List.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("belongs to generation 2 and no longer to generation 1");
        }
    }

    @Test
    void shouldRefuseToWriteWhereAnEarlierGenerationStillStands() throws Exception {
        // Given
        Database database = Database.migrated();
        database.execute("INSERT INTO store_generation VALUES (1, true)");

        // When
        try (Store early = new Store(database.address(), 2, StoreSamples.REFERENCE)) {

            // Then
            assertThatThrownBy(() -> early.initialize(List.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("still belongs to generation 1")
                    .hasMessageContaining("'landport rebuild'");
        }
    }

    /** A store whose tables are those of generation 1. */
    private static StoreGenerations firstOf(Database database) throws SQLException {
        database.execute("INSERT INTO store_generation VALUES (1, true)");
        return new StoreGenerations(database.address());
    }

    /** A store beside it for another generation. */
    private static void create(int generation, StoreGenerations generations, Database database) throws SQLException {
        Migrations.apply(generations.createSchema(generation));
        database.execute("INSERT INTO public_g%1$d.store_generation VALUES (%1$d, true)".formatted(generation));
    }

    private static void awaitSomebodyWaiting(Database database) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (database.rows("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static RateFile rate(String rate) throws IOException {
        return new CsvRates()
                .read(
                        "test.csv",
                        ("authority,currency,base,kind,date,rate\ngacc,USD,CNY,month,2021-03," + rate)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
