package io.landport.store.schema;

import static io.landport.store.StoreSamples.DAY;
import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.change;
import static io.landport.store.StoreSamples.commodity;
import static io.landport.store.StoreSamples.fate;
import static io.landport.store.StoreSamples.feed;
import static io.landport.store.StoreSamples.monthlyChange;
import static io.landport.store.StoreSamples.rejectedLine;
import static io.landport.store.StoreSamples.rejectedRecord;
import static io.landport.store.StoreSamples.rolling;
import static io.landport.store.StoreSamples.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Window;
import io.landport.reference.ReferenceFolder;
import io.landport.reference.ReferenceReader;
import io.landport.store.Database;
import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import io.landport.store.dimension.ReferenceTables;
import io.landport.store.generation.RetainedTables;
import io.landport.store.generation.StoreGenerations;
import io.landport.store.schema.StoreRoles.Role;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Owner, writer and analyst of a store: what each may, and that it stays so. */
@Tag("server")
@Execution(ExecutionMode.CONCURRENT)
class RolesTest {
    /** explain reads them as an analyst. */
    private static final List<String> INDEX_OF_DOCUMENTS =
            List.of("document_segment", "document_revision_posting", "document_message_posting");

    private static final String DENIED = "42501";
    private static final String READ_ONLY = "25006";
    private static final String CANCELLED = "57014";
    private static final String NOT_CHANGEABLE = "55000";
    private static final String OF_ANOTHER_KIND = "42809";

    /** All tables and views, of all schemas but those of PostgreSQL. */
    private static final String RELATIONS =
            "SELECT format('%I.%I', nspname, relname), relkind FROM pg_class c JOIN pg_namespace n ON n.oid ="
                    + " relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname NOT IN ('pg_catalog',"
                    + " 'information_schema', 'pg_toast') ORDER BY 1";

    private static final PartitionIdentity PARTITION =
            new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1);
    private static final Position BEGINNING = new Position(PARTITION, 0);

    private static @Nullable RoleStore shared;

    @TempDir
    private Path folder;

    @Test
    void shouldLetAnalystsReadViewsAndDimensionsAndNothingElse() throws Exception {
        // Given
        RoleStore store = filled();

        // When
        Set<String> read = new TreeSet<>();
        try (Session analyst = new Session(store.analyst)) {
            for (String relation : relations(store.owner, "")) {
                Optional<String> denied = analyst.denied("SELECT count(*) FROM " + relation);
                if (denied.isEmpty()) {
                    read.add(relation);
                } else {
                    assertThat(denied).as(relation).contains(DENIED);
                }
            }
        }

        // Then
        Set<String> dimensions = new HashSet<>(ReferenceTables.names());
        dimensions.add("crossing");
        Set<String> expected = new TreeSet<>(relations(store.owner, "v"));
        dimensions.forEach(name -> expected.add("public." + name));
        RetainedTables.NAMES.forEach(name -> expected.add("public." + name));
        INDEX_OF_DOCUMENTS.forEach(name -> expected.add("public." + name));
        assertThat(dimensions).hasSizeGreaterThan(18);
        assertThat(read)
                .isEqualTo(expected)
                .contains("public.daily_total", "public.rejection", "public.corridor_crossing")
                .doesNotContain("public.daily_total_fact", "public.rejected_document", "public.sink_offset");
    }

    /** Functions run with the rights of who calls them, those within a view, too. */
    @Test
    void shouldLetAnalystsCallEveryFunction() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        store.owner.execute("CREATE FUNCTION of_facts(since date) RETURNS SETOF bigint LANGUAGE sql STABLE AS"
                + " 'SELECT lines FROM daily_total_fact WHERE day >= since'");

        // When
        List<String> refused = new ArrayList<>();
        for (String call : store.owner.rows("SELECT format('%s(%s)', p.oid::regproc, (SELECT string_agg("
                + "format('NULL::%s', format_type(t, NULL)), ', ' ORDER BY place) FROM unnest(p.proargtypes)"
                + " WITH ORDINALITY AS a(t, place))) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
                + " AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype")) {
            denied(store.analyst, "SELECT count(*) FROM " + call).ifPresent(state -> refused.add(call + ' ' + state));
        }

        // Then
        assertThat(refused)
                .as("functions that read tables instead of views")
                .containsExactly("of_facts(NULL::date) " + DENIED);
    }

    @Test
    void shouldLetAnalystsWriteNothingWhateverTheySet() throws Exception {
        // Given
        RoleStore store = filled();

        // When
        Set<String> answers = new TreeSet<>();
        try (Session analyst = new Session(store.analyst, "SET default_transaction_read_only = off")) {
            for (String relation : relations(store.owner, "")) {
                for (String write : List.of("INSERT INTO %s DEFAULT VALUES", "DELETE FROM %s", "TRUNCATE %s")) {
                    String sql = write.formatted(relation);
                    answers.add(analyst.denied(sql).orElse(sql));
                }
            }
            assertThat(analyst.denied("CREATE TABLE mine ()")).contains(DENIED);
        }

        // Then
        assertThat(answers)
                .as("a view that is no part of one table cannot be written by anybody, and there is no truncating"
                        + " of views")
                .containsOnly(DENIED, NOT_CHANGEABLE, OF_ANOTHER_KIND);
        assertThat(store.owner.rows("SELECT c.relname, p FROM pg_class c, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE',"
                        + " 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p WHERE c.relkind IN ('r', 'p', 'v', 'm')"
                        + " AND c.relnamespace = 'public'::regnamespace AND has_table_privilege('"
                        + store.analyst.address().user() + "', c.oid, p)"))
                .isEmpty();
        assertThat(denied(store.analyst, "DELETE FROM daily_total_fact")).contains(READ_ONLY);
        assertThat(denied(store.analyst, "CREATE TEMPORARY TABLE mine ()")).contains(READ_ONLY);
    }

    @Test
    void shouldKeepOriginalsFromAnalysts() throws Exception {
        // Given
        RoleStore store = filled();
        assertThat(store.owner.rows("SELECT count(*) FROM rejected_document WHERE original IS NOT NULL"))
                .containsExactly("2");

        // Then
        assertThat(denied(store.analyst, "SELECT original FROM rejected_document"))
                .contains(DENIED);
        assertThat(store.analyst.rows("SELECT reason FROM rejection ORDER BY reason"))
                .containsExactly("date-in-future", "malformed-number");
        assertThat(store.owner.rows(
                        "SELECT attrelid::regclass, attname FROM pg_attribute WHERE atttypid = 'bytea'::regtype"
                                + " AND attrelid >= 16384 AND has_column_privilege('"
                                + store.analyst.address().user() + "', attrelid, attnum, 'SELECT')"))
                .as("columns that could hold one; these hold packed offsets")
                .containsExactlyInAnyOrder(
                        "document_segment|places",
                        "document_segment|received_days",
                        "document_revision_posting|postings",
                        "document_message_posting|postings");
    }

    @Test
    void shouldShowAnalystsNoValueOfRejectedDocuments() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        Batch batch = new Batch();
        int line = 0;
        for (Reason reason : Reason.values()) {
            batch.add(rejectedWith("Jane Doe", reason, ++line), Instant.EPOCH);
        }
        try (Store written = new Store(store.writer.address(), 1, REFERENCE)) {
            written.initialize(List.of(BEGINNING));
            written.write(batch, List.of(new OffsetAdvance(BEGINNING, 1)));
        }

        // When
        List<String> shown = new ArrayList<>();
        for (String relation : relations(store.owner, "v")) {
            shown.addAll(store.analyst.rows("SELECT '" + relation + "', r::text FROM " + relation + " r"));
        }

        // Then
        assertThat(store.owner.rows("SELECT count(*) FROM rejected_document WHERE detail LIKE '%Jane Doe%'"))
                .containsExactly(Integer.toString(Reason.values().length));
        assertThat(shown)
                .anyMatch(row -> row.startsWith("public.rejection|") && row.contains("malformed-number,partner,2"))
                .noneMatch(row -> row.contains("Jane Doe"));
    }

    private static Rejection rejectedWith(String value, Reason reason, long line) {
        return new Rejection(
                new Origin.FeedLine("dot3_0321.csv", "ab12", line),
                reason,
                "partner is '" + value + "'",
                new FieldLocation("partner", 2),
                new DocumentId(
                        Channel.CUSTOMS,
                        reason == Reason.UNKNOWN_SOURCE ? value : "us-bts",
                        reason == Reason.MALFORMED_DOCUMENT_ID ? value : "D1"),
                1L,
                new Original("text/csv", value.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldEndTheStatementsOfAnalystsInTime() throws Exception {
        // Given
        RoleStore store = RoleStore.empty("CREATEROLE", Duration.ofMillis(300));
        store.migrate();

        // Then
        assertThat(denied(store.analyst, "SELECT pg_sleep(30)")).contains(CANCELLED);
        assertThat(store.analyst.rows("SELECT current_setting('transaction_read_only')"))
                .containsExactly("on");
        assertThat(store.writer.rows(
                        "SELECT current_setting('transaction_read_only'), current_setting('statement_timeout')"))
                .containsExactly("off|0");
    }

    @Test
    @Tag("long")
    void shouldLetTheConsumerWriteAllThatItWrites() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        RoleStore alone = RoleStore.empty();
        Migrations.apply(alone.owner.address());
        ReferenceFolder other = ReferenceFolder.in(Files.createDirectories(folder.resolve("other")));
        other.replace("version.txt", "2026.11.1", "other");

        // When
        for (Database database : List.of(store.writer, alone.owner)) {
            fill(database);
            try (Store again = new Store(database.address(), 1, ReferenceReader.of(folder.resolve("other")))) {
                again.initialize(List.of(BEGINNING));
                again.write(mixed(2), List.of(new OffsetAdvance(BEGINNING.moveTo(1), 2)));
                again.forgetOriginals(Instant.parse("2031-01-01T00:00:00Z"));
            }
        }

        // Then
        int filled = 0;
        for (String relation : relations(alone.owner, "")) {
            if (!relation.endsWith("flyway_schema_history") && !relation.endsWith("_seq")) {
                String rows = "SELECT r::text FROM " + relation + " AS r ORDER BY 1";
                List<String> expected = alone.owner.rows(rows);
                assertThat(store.owner.rows(rows)).as(relation).isEqualTo(expected);
                filled += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(filled).as("relations with rows").isGreaterThan(45);
    }

    @Test
    void shouldLetTheWriterDoNothingElse() throws Exception {
        // Given
        RoleStore store = filled();

        // When
        Set<String> answers = new TreeSet<>();
        try (Session writer = new Session(store.writer)) {
            for (String relation : relations(store.owner, "")) {
                for (String change : List.of(
                        "DROP TABLE %s",
                        "DROP VIEW %s",
                        "ALTER TABLE %s RENAME TO other",
                        "TRUNCATE %s",
                        "COMMENT ON TABLE %s IS ''",
                        "CREATE INDEX ON %s ((1))",
                        "CREATE TRIGGER mine BEFORE INSERT ON %s EXECUTE FUNCTION"
                                + " suppress_redundant_updates_trigger()")) {
                    String sql = change.formatted(relation);
                    // The months of receipts whose retention has ended.
                    if (!sql.matches("TRUNCATE \\S*receipt_log_\\d\\d")) {
                        answers.add(writer.denied(sql).orElse(sql));
                    }
                }
            }
        }
        for (String relation : relations(store.owner, "")) {
            // What there is nothing of to grant ends with a warning.
            store.writer.execute("DO $$ BEGIN GRANT ALL ON " + relation
                    + " TO PUBLIC; EXCEPTION WHEN insufficient_privilege OR wrong_object_type THEN END $$");
        }

        // Then
        assertThat(answers).containsOnly(DENIED, OF_ANOTHER_KIND);
        for (String sql : List.of(
                "CREATE TABLE mine ()",
                "CREATE SCHEMA mine",
                "DELETE FROM daily_total_fact",
                "DELETE FROM monthly_change_fact",
                "DELETE FROM rejected_document",
                "DELETE FROM sink_offset",
                "UPDATE series SET source = 'x'",
                "DELETE FROM trade",
                "INSERT INTO public_partitions.daily_total_fact_2021 DEFAULT VALUES",
                "UPDATE store_generation SET is_open = true",
                "UPDATE store_generation SET number = 7",
                "UPDATE flyway_schema_history SET success = false",
                "INSERT INTO store_position DEFAULT VALUES")) {
            assertThat(denied(store.writer, sql)).as(sql).contains(DENIED);
        }
        assertThat(store.owner.rows("SELECT relname FROM pg_class, aclexplode(relacl) a WHERE a.grantee = 0"
                        + " AND relnamespace = 'public'::regnamespace"))
                .as("what it gave away")
                .isEmpty();
    }

    @Test
    void shouldRequireOfAWriterThatTheOwnerHasMigrated() throws Exception {
        // Given
        RoleStore store = RoleStore.empty();
        Migrations.apply(store.owner.address());
        store.owner.execute("CREATE ROLE " + store.writer.address().user() + " LOGIN");
        String what =
                "user " + store.writer.address().user() + " may not migrate it: run 'landport migrate' as its owner";

        // Then
        assertThatThrownBy(() -> Migrations.apply(store.writer.address()))
                .as("a store that knows no such role")
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(what);
        store.migrate();
        Migrations.apply(store.writer.address());
        store.owner.execute("DELETE FROM flyway_schema_history WHERE version::integer >= 6");
        assertThatThrownBy(() -> Migrations.apply(store.writer.address()))
                .as("a store of an earlier version")
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("from migration 6 on")
                .hasMessageContaining(what);
        RoleStore empty = RoleStore.empty();
        empty.owner.execute("CREATE ROLE " + empty.writer.address().user() + " LOGIN");
        assertThatThrownBy(() -> Migrations.apply(empty.writer.address()))
                .as("no store")
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("may not migrate it");
    }

    @Test
    void shouldTakeInWhatLaterMigrationsMakeAndTakeBackWhatNobodyIsToHave() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        String analyst = store.analyst.address().user();
        String writer = store.writer.address().user();
        for (String sql : List.of(
                "CREATE VIEW later_view AS SELECT topic FROM sink_offset",
                "CREATE MATERIALIZED VIEW later_copy AS SELECT topic FROM sink_offset",
                "CREATE TABLE later_table (id int)",
                "CREATE TABLE later_dimension (id int, reference_version text)",
                "CREATE TABLE later_rate (id int)",
                "COMMENT ON TABLE later_rate IS 'Rates that somebody loads. For analysts.'",
                "CREATE TABLE later_fact (id int) PARTITION BY LIST (id)",
                "CREATE TABLE later_fact_1 PARTITION OF later_fact FOR VALUES IN (1)",
                "GRANT SELECT, DELETE ON sink_offset TO " + analyst,
                "GRANT SELECT (original) ON rejected_document TO " + analyst,
                "GRANT UPDATE ON store_generation TO " + writer,
                "GRANT TRUNCATE ON fate_count TO " + writer,
                "REVOKE SELECT ON daily_total FROM " + analyst)) {
            store.owner.execute(sql);
        }

        // When
        store.migrate();

        // Then
        assertThat(granted(store, analyst, "later_%"))
                .containsExactly(
                        "later_copy|SELECT", "later_dimension|SELECT", "later_rate|SELECT", "later_view|SELECT");
        assertThat(granted(store, writer, "later_%"))
                .containsExactly(
                        "later_copy|SELECT",
                        "later_dimension|DELETE,INSERT,SELECT,UPDATE",
                        "later_fact|INSERT,SELECT,UPDATE",
                        "later_rate|DELETE,INSERT,SELECT,UPDATE",
                        "later_table|DELETE,INSERT,SELECT,UPDATE",
                        "later_view|SELECT");
        store.owner.execute("INSERT INTO store_generation VALUES (1, false)");
        assertThat(denied(store.analyst, "SELECT FROM sink_offset")).contains(DENIED);
        assertThat(denied(store.analyst, "SELECT original FROM rejected_document"))
                .contains(DENIED);
        assertThat(denied(store.analyst, "SELECT FROM daily_total")).isEmpty();
        assertThat(denied(store.writer, "UPDATE store_generation SET is_open = true"))
                .contains(DENIED);
        assertThat(denied(store.writer, "SELECT FROM store_generation FOR SHARE"))
                .isEmpty();
        assertThat(denied(store.writer, "TRUNCATE fate_count")).contains(DENIED);
        assertThat(changes(store)).isEmpty();
    }

    @Test
    @Tag("long")
    void shouldKeepPrivilegesWhenAGenerationTakesThePlaceOfAnother() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        String all =
                "SELECT relname, relkind, a.grantee::regrole, string_agg(privilege_type, ',' ORDER BY privilege_type)"
                        + " FROM pg_class, aclexplode(relacl) a WHERE relnamespace = 'public'::regnamespace AND a.grantee"
                        + " <> relowner GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
        List<String> before = store.owner.rows(all);
        fill(store.writer);
        StoreGenerations generations = new StoreGenerations(store.owner.address());

        // When
        Migrations.apply(generations.createSchema(2), store.roles);
        StoreAddress beside = store.writer.address().inSchema("public_g2");
        try (Store next = new Store(beside, 2, REFERENCE)) {
            Migrations.apply(beside);
            next.initialize(List.of());
            assertThat(generations.changes(2)).hasSize(1);
            generations.close(2);
            generations.swap(1, 2, number -> false);
        }

        // Then
        assertThat(store.owner.rows(all)).isEqualTo(before).hasSizeGreaterThan(60);
        assertThat(changes(store)).isEmpty();
        assertThat(store.analyst.rows("SELECT count(*) FROM daily_total")).containsExactly("0");
        for (Database reader : List.of(store.analyst, store.writer)) {
            assertThat(denied(reader, "SELECT FROM public_g1.daily_total"))
                    .as("the retired generation")
                    .contains(DENIED);
        }
        try (Store live = new Store(store.writer.address(), 2, REFERENCE)) {
            live.initialize(List.of(BEGINNING));
            live.write(mixed(1), List.of(new OffsetAdvance(BEGINNING, 1)));
        }
        assertThat(store.analyst.rows("SELECT sum(lines) FROM daily_total")).containsExactly("1");
    }

    @Test
    @Tag("long")
    void shouldKeepTwoInstallationsOfOneServerApart() throws Exception {
        // Given
        RoleStore one = RoleStore.migrated();
        RoleStore two = RoleStore.migrated();

        // Then
        for (Database stranger : List.of(one.analyst, one.writer, one.owner)) {
            String name = stranger.address().user();
            try (Session abroad = new Session(two.owner.as(name))) {
                for (String relation : relations(two.owner, "")) {
                    assertThat(abroad.denied("SELECT FROM " + relation))
                            .as(name + " " + relation)
                            .contains(DENIED);
                }
            }
        }
        assertThat(denied(two.analyst, "SELECT FROM daily_total")).isEmpty();
    }

    /** An analyst may set such a default for itself; the next migration resets it. */
    @Test
    void shouldLimitWhatSessionsOfAnalystsHold() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        String analyst = '"' + store.analyst.address().user() + '"';
        String database = '"' + store.owner.name() + '"';

        // When
        Optional<String> temporary =
                denied(store.analyst, "SET transaction_read_only = off; CREATE TEMPORARY TABLE t (x int)");
        store.analyst.execute("SET transaction_read_only = off; ALTER ROLE " + analyst + " IN DATABASE " + database
                + " SET idle_in_transaction_session_timeout = 0");
        List<String> changed = store.analyst.rows("SHOW idle_in_transaction_session_timeout");
        store.migrate();

        // Then
        assertThat(temporary).contains(DENIED);
        assertThat(changed).containsExactly("0");
        assertThat(store.analyst.rows("SHOW transaction_timeout")).containsExactly("10min");
        assertThat(store.reader.rows("SHOW transaction_timeout")).containsExactly("0");
        assertThat(store.analyst.rows("SHOW idle_in_transaction_session_timeout"))
                .containsExactly("1min");
        assertThat(store.owner.rows("SELECT rolconnlimit FROM pg_roles WHERE rolname = '"
                        + store.analyst.address().user() + "'"))
                .containsExactly("20");
    }

    @Test
    void shouldLetAPersonInAsTheDocumentSays() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        String person = store.owner.name() + "_ada";
        String document = Files.readString(Path.of("..", "docs", "operations.md"));
        int start = document.indexOf("CREATE ROLE ada");

        // When
        store.owner.execute(document.substring(start, document.indexOf("```", start))
                .replace("landport_analyst", store.analyst.address().user())
                .replace("ada", person));

        // Then
        Database ada = store.owner.as(person);
        assertThat(ada.rows("SELECT count(*) FROM daily_total")).containsExactly("0");
        assertThat(denied(ada, "SELECT original FROM rejected_document")).contains(DENIED);
        assertThat(ada.rows("SELECT current_setting('transaction_read_only'), current_setting('statement_timeout'),"
                        + " current_setting('transaction_timeout')"))
                .containsExactly("on|1min|10min");
    }

    @Test
    void shouldSayWhatAnAdministratorHasToDoWhereTheOwnerMayNot() throws Exception {
        // Given
        RoleStore store = RoleStore.empty("NOCREATEROLE", Duration.ofSeconds(60));
        Database administrator = store.owner.as("postgres");

        // When
        List<String> asked = new ArrayList<>();
        StoreException failure = catchThrowableOfType(StoreException.class, store::migrate);
        while (failure != null && asked.size() < 10) {
            String statements = failure.getMessage().replaceFirst("(?s).*administrator run \"(.*)\", then run.*", "$1");
            asked.add(statements);
            administrator.execute(statements);
            failure = catchThrowableOfType(StoreException.class, store::migrate);
        }

        // Then
        String analyst = '"' + store.analyst.address().user() + '"';
        String reader = '"' + store.reader.address().user() + '"';
        String database = '"' + store.owner.name() + '"';
        assertThat(asked)
                .containsExactly(
                        "CREATE ROLE \"" + store.writer.address().user() + "\" LOGIN",
                        "CREATE ROLE " + analyst + " LOGIN",
                        "CREATE ROLE " + reader + " LOGIN",
                        defaults(analyst, database) + "; ALTER ROLE " + analyst + " IN DATABASE " + database
                                + " SET transaction_timeout = '600000ms'",
                        "GRANT " + analyst + " TO " + reader,
                        defaults(reader, database));
        assertThat(denied(store.analyst, "SELECT FROM daily_total")).isEmpty();

        // And what he sets otherwise stays
        administrator.execute("ALTER ROLE " + analyst + " IN DATABASE " + database + " SET statement_timeout = '2min'");
        store.migrate();
        assertThat(store.analyst.rows("SHOW statement_timeout")).containsExactly("2min");
    }

    private static String defaults(String role, String database) {
        String alter = "ALTER ROLE " + role + " IN DATABASE " + database + " SET ";
        return alter + "default_transaction_read_only = on; " + alter + "statement_timeout = '60000ms'; " + alter
                + "idle_in_transaction_session_timeout = '60000ms'";
    }

    @Test
    void shouldRefuseARoleThatMayMoreThanItIsGiven() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        String name = store.owner.name();
        Database administrator = store.owner.as("postgres");
        administrator.execute("CREATE ROLE " + name + "_super LOGIN SUPERUSER");
        administrator.execute("CREATE ROLE " + name + "_member LOGIN");
        administrator.execute("GRANT " + name + "_owner TO " + name + "_member");
        administrator.execute("CREATE ROLE " + name + "_both LOGIN");
        administrator.execute("GRANT " + name + "_writer TO " + name + "_both");

        // Then
        for (String analyst : List.of("super", "member", "both")) {
            StoreRoles roles = new StoreRoles(
                    store.roles.writer(),
                    Optional.of(new Role(name + '_' + analyst, "")),
                    Optional.empty(),
                    Duration.ofSeconds(60));
            assertThatThrownBy(() -> Migrations.apply(store.owner.address(), roles))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("role " + name + '_' + analyst + " has all privileges of role " + name);
        }
    }

    /** Analysts share the password of their role, and every role may change its own. */
    @Test
    void shouldKeepThePasswordOfTheReaderFromAnalysts() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();
        String reader = store.owner.name() + "_reader";

        // Then
        assertThat(denied(store.reader, "SELECT FROM monthly_total")).isEmpty();
        assertThat(denied(store.reader, "SELECT FROM sink_offset")).contains(DENIED);
        assertThat(denied(
                        store.analyst,
                        "SET TRANSACTION READ WRITE; ALTER ROLE " + reader + " PASSWORD 'of one person'"))
                .contains(DENIED);
        assertThat(denied(store.analyst, "SET ROLE " + reader)).contains(DENIED);
        assertThat(store.reader.rows("SHOW statement_timeout")).containsExactly("1min");
        assertThat(store.reader.rows("SHOW default_transaction_read_only")).containsExactly("on");
        assertThat(store.owner.rows("SELECT rolconnlimit FROM pg_roles WHERE rolname = '" + reader + "'"))
                .containsExactly("-1");
    }

    /** The page of operators records what it has measured as the reader. */
    @Test
    void shouldLetTheReaderWriteTheHistoryAndNothingElse() throws Exception {
        // Given
        RoleStore store = RoleStore.migrated();

        // Then
        assertThat(granted(store, store.owner.name() + "_reader", "%"))
                .containsExactly(
                        "alarm_history|DELETE,INSERT",
                        "pipeline_history|INSERT,UPDATE",
                        "webhook_delivery|INSERT,UPDATE");
        assertThat(granted(store, store.owner.name() + "_writer", "%\\_history"))
                .containsExactly("alarm_history|SELECT", "flyway_schema_history|SELECT", "pipeline_history|SELECT");
    }

    /** As PostgreSQL makes it itself of a password that it is told. */
    @Test
    void shouldSendPasswordsAsDigestsAndShowNone() throws Exception {
        // Given
        RoleStore store = RoleStore.empty();
        Role role = new Role(store.owner.name() + "_reader", "hidden pass'word");
        Database administrator = store.owner.as("postgres");
        administrator.execute("CREATE ROLE " + store.owner.name() + "_told PASSWORD 'hidden pass''word'");
        String stored = "SELECT rolpassword FROM pg_authid WHERE rolname = '" + store.owner.name();

        // When
        Migrations.apply(
                store.owner.address(),
                new StoreRoles(Optional.empty(), Optional.of(role), Optional.empty(), Duration.ofSeconds(60)));

        // Then
        for (String made : List.of("_told", "_reader")) {
            String digest = administrator.rows(stored + made + "'").get(0);
            String[] parts = digest.split("[$:]", -1);
            assertThat(digest)
                    .startsWith("SCRAM-SHA-256$")
                    .isEqualTo(PasswordDigest.of(
                            role.password(), Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1])));
        }
        assertThat(role.toString()).isEqualTo(role.name());
    }

    /** The SQL state that a statement of a user fails with; empty where it does not. It is undone. */
    private static Optional<String> denied(Database user, String sql) throws SQLException {
        try (Session session = new Session(user)) {
            return session.denied(sql);
        }
    }

    /** A user's connection, on which everything is undone. */
    private static final class Session implements AutoCloseable {
        private final Connection connection;

        Session(Database user, String... settings) throws SQLException {
            connection = user.address().connect();
            try (Statement statement = connection.createStatement()) {
                for (String setting : settings) {
                    statement.execute(setting);
                }
            }
            connection.setAutoCommit(false);
        }

        Optional<String> denied(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(e.getSQLState());
            } finally {
                connection.rollback();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static List<String> relations(Database database, String kind) throws SQLException {
        return database.rows(RELATIONS).stream()
                .filter(row -> kind.isEmpty() || row.endsWith("|" + kind))
                .map(row -> row.substring(0, row.indexOf('|')))
                .toList();
    }

    private static List<String> granted(RoleStore store, String role, String names) throws SQLException {
        return store.owner.rows("SELECT relname, string_agg(privilege_type, ',' ORDER BY privilege_type) FROM pg_class,"
                + " aclexplode(relacl) a WHERE relname LIKE '" + names + "' AND a.grantee = '" + role
                + "'::regrole GROUP BY 1 ORDER BY 1");
    }

    private static List<String> changes(RoleStore store) throws SQLException {
        try (Connection connection = store.analyst.address().connect()) {
            return Privileges.changes(connection, store.roles);
        }
    }

    /** A store with rows, which tests share that only try what is denied. */
    private static synchronized RoleStore filled()
            throws SQLException, InterruptedException, StoreUnavailableException {
        RoleStore known = shared;
        if (known == null) {
            known = RoleStore.migrated();
            fill(known.writer);
            shared = known;
        }
        return known;
    }

    private static void fill(Database database) throws StoreUnavailableException {
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(BEGINNING));
            store.write(mixed(1), List.of(new OffsetAdvance(BEGINNING, 1)));
        }
    }

    /** Something of everything. */
    private static Batch mixed(long lines) {
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(lines, 10_000, 1)));
        batch.add(change("us-port:2304", "energy", DAY, amounts(lines, 10_000, 1)));
        batch.add(monthlyChange("us-port:2304", "energy", DAY, amounts(lines, 10_000, 1)));
        batch.add(rolling("us-port:2304", Window.YEAR_TO_DATE, DAY, amounts(lines, 10_000, 1)), 0);
        batch.add(new AsOf("us-bts", 0, DAY.plusDays(lines)), 0);
        batch.add(commodity("us-port:2304", "270900", "KG", amounts(lines, 10_000, 1), lines));
        batch.add(fate("counted", DAY, lines));
        batch.add(fate("read", DAY, lines));
        DocumentId declaration = new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1");
        DocumentId list = new DocumentId(Channel.E_COMMERCE, "cn-ceb", "L1");
        batch.add(new NamedList(declaration, list, lines, DAY, true));
        batch.add(new ListFate(list, lines, "pending"));
        batch.add(new Quarantine(
                new Origin.TopicRecord("customs.documents.v1", 0, 3), "a bug", "on call", Instant.EPOCH, 1));
        batch.add(new OperatorAction(
                "r1",
                Instant.EPOCH,
                "on call",
                null,
                ActionKind.VERIFY,
                ActionOutcome.EQUAL,
                null,
                null,
                null,
                null,
                lines + " keys",
                1));
        batch.add(feed("ab12", 2 + lines, lines, 2));
        batch.add(rejectedLine("line " + lines), Instant.parse("2021-04-01T00:00:00Z"));
        batch.add(rejectedRecord(), Instant.parse("2021-04-02T00:00:00Z"));
        return batch;
    }
}
