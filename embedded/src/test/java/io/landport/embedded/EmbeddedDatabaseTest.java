package io.landport.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class EmbeddedDatabaseTest {

    /** A folder that was initialized once, for tests that are not about the first start. */
    @TempDir
    private static Path template;

    @TempDir
    private Path data;

    @BeforeAll
    static void initialize() {
        EmbeddedDatabase.startOpen(template, 0).close();
    }

    @Test
    void shouldServeTheDatabaseOfAnOrdinaryUserDurably() throws SQLException {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(data, 0)) {
            SqlClient sql = SqlClient.in(database);

            // When
            List<String> answers = List.of(
                    sql.answer("SELECT current_database()"),
                    sql.answer("SELECT current_user"),
                    sql.answer("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"),
                    sql.answer("SHOW fsync"),
                    sql.answer("SHOW synchronous_commit"),
                    sql.answer("SHOW server_encoding"),
                    sql.answer("SHOW server_version"));

            // Then
            assertThat(answers).containsExactly("landport", "landport", "f", "on", "on", "UTF8", "18.6");
            assertThat(ProcessHandle.of(database.pid())).isPresent();
        }
    }

    @Test
    void shouldKeepItsDataWhenItStartsAgain() throws IOException, SQLException {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(initialized(), 0)) {
            SqlClient.in(database).run("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('kept')");
        }

        // When
        try (EmbeddedDatabase again = EmbeddedDatabase.startOpen(data, 0)) {

            // Then
            assertThat(SqlClient.in(again).answer("SELECT word FROM kept")).isEqualTo("kept");
        }
    }

    @RepeatedTest(5)
    void shouldHaveEndedWhenItIsClosed() throws IOException {
        // Given
        EmbeddedDatabase database = EmbeddedDatabase.startOpen(initialized(), 0);
        ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();

        // When
        database.close();

        // Then
        assertThat(runsPostgres(server)).isFalse();
    }

    @Test
    void shouldAdmitItsRolesByPasswordAlone() throws IOException, SQLException {
        // Given
        InstanceSecrets secrets = InstanceSecrets.of(data);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(initialized(), 0, secrets)) {
            String url = database.jdbcUrl();
            String other = url.replaceFirst("landport$", "postgres");

            // Then
            assertThat(new SqlClient(url, "landport", secrets.owner())
                            .answer("SELECT rolsuper FROM pg_roles WHERE rolname = user"))
                    .isEqualTo("f");
            assertRefused(url, "landport", "");
            assertRefused(url, "landport", secrets.analyst());
            assertRefused(other, "landport", secrets.owner());
            assertRefused(url, "postgres", "");
            assertRefused(url, "postgres", secrets.owner());
            assertRefused(other, "postgres", "");
        }
    }

    @Test
    void shouldTakeThePasswordsOfEachStart() throws IOException, SQLException {
        // Given
        try (EmbeddedDatabase open = EmbeddedDatabase.startOpen(initialized(), 0)) {
            SqlClient.in(open).run("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('kept')");
        }
        InstanceSecrets first = InstanceSecrets.of(data);
        EmbeddedDatabase.start(data, 0, first).close();
        InstanceSecrets second = new InstanceSecrets("k", "another", "w", "a", "d", "e");

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0, second)) {

            // Then
            assertThat(new SqlClient(database.jdbcUrl(), "landport", second.owner()).answer("SELECT word FROM kept"))
                    .isEqualTo("kept");
            assertRefused(database.jdbcUrl(), "landport", first.owner());
        }
    }

    @Test
    void shouldLetTheOwnerCreateRolesAndNothingOfASuperuser() throws IOException, SQLException {
        // Given
        InstanceSecrets secrets = InstanceSecrets.of(data);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(initialized(), 0, secrets)) {
            SqlClient owner = new SqlClient(database.jdbcUrl(), "landport", secrets.owner());

            // When
            owner.run("CREATE ROLE another LOGIN");

            // Then
            assertThatThrownBy(() -> owner.run("COPY (SELECT 1) TO PROGRAM 'cat'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> owner.answer("SELECT pg_read_file('/etc/passwd')"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> owner.run("GRANT pg_read_server_files TO another"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** An analyst who held the lock of migrations would stop them. */
    @Test
    void shouldLetNobodyButTheOwnerTakeAdvisoryLocks() throws SQLException {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(data, 0)) {
            SqlClient sql = SqlClient.in(database);
            sql.run("CREATE ROLE someone");

            // When
            List<String> answers = List.of(
                    sql.answer("SELECT bool_or(has_function_privilege('someone', oid, 'EXECUTE')) FROM pg_proc"
                            + " WHERE proname LIKE '%advisory%'"),
                    sql.answer("SELECT bool_and(has_function_privilege(oid, 'EXECUTE')) FROM pg_proc"
                            + " WHERE proname LIKE '%advisory%'"));

            // Then
            assertThat(answers).containsExactly("f", "t");
        }
    }

    /** An analyst could fill the disk with them: they need no privilege on a table. */
    @Test
    void shouldLetNobodyCreateLargeObjects() throws SQLException {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(data, 0)) {
            SqlClient sql = SqlClient.in(database);
            sql.run("CREATE ROLE someone");

            // When
            String isAllowed =
                    sql.answer("SELECT bool_or(has_function_privilege('someone', oid, 'EXECUTE')) FROM pg_proc"
                            + " WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ^@ 'lo_'");

            // Then
            assertThat(isAllowed).isEqualTo("f");
            assertThatThrownBy(() -> sql.answer("SELECT lo_from_bytea(0, 'x')"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldEndTheServerWithAProcessThatIsKilled() throws Exception {
        // When
        long server;
        try (Holder holder = Holder.start(DatabaseHolder.class, data)) {
            server = Long.parseLong(holder.line());
            assertThat(ProcessHandle.of(server)).isPresent();
            holder.kill();
        }

        // Then
        CompletableFuture<?> ended = ProcessHandle.of(server)
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
    }

    /** As after a kill that also ends the shell that would have stopped the server. */
    @Test
    void shouldStopTheServerThatAKilledProcessLeft() throws SQLException {
        // Given
        long left;
        try (Holder holder = Holder.start(DatabaseHolder.class, data)) {
            left = Long.parseLong(holder.line());
            holder.children().forEach(child -> {
                child.destroyForcibly();
                child.onExit().join();
            });
            holder.kill();
        }
        assertThat(ProcessHandle.of(left)).as("the server outlives its killer").isPresent();

        // When
        try (EmbeddedDatabase again = EmbeddedDatabase.startOpen(data, 0)) {

            // Then
            assertThat(again.pid()).isNotEqualTo(left);
            assertThat(ProcessHandle.of(left).filter(EmbeddedDatabaseTest::runsPostgres))
                    .isEmpty();
            assertThat(SqlClient.in(again).answer("SELECT word FROM kept")).isEqualTo("kept");
        }
    }

    @Test
    void shouldSpareAStrangerWhoseNumberAStaleFileNames() throws IOException, SQLException {
        // Given
        initialized();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Path file = data.resolve("postgres/postmaster.pid");
            Files.writeString(file, "%d\n%s/postgres\n1700000000\n5432\n\n127.0.0.1\n".formatted(stranger.pid(), data));

            // When
            try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(data, 0)) {

                // Then
                assertThat(SqlClient.in(database).answer("SELECT 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void shouldStartOverAFileWhoseProcessIsGone() throws IOException, SQLException {
        // Given
        initialized();
        Process gone = new ProcessBuilder("true").start();
        gone.onExit().join();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                "%d\n%s/postgres\n1700000000\n5432\n\n127.0.0.1\n".formatted(gone.pid(), data));

        // When
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(data, 0)) {

            // Then
            assertThat(SqlClient.in(database).answer("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldNameTheOptionWhenThePortIsTaken() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            // When
            assertThatThrownBy(() -> EmbeddedDatabase.startOpen(data, port).close())

                    // Then
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContainingAll("PostgreSQL", "127.0.0.1:" + port, "--postgres-port");
        }
    }

    @Test
    void shouldEndWithTheServersWordsWhenTheFolderIsDamaged() throws IOException {
        // Given
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "9\n");

        // When
        assertThatThrownBy(() -> EmbeddedDatabase.startOpen(data, 0).close())

                // Then
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(data.toRealPath().resolve("postgres").toString())
                .hasMessageContaining("postgresql.conf");
    }

    @Test
    void shouldBoundItsLogWhileItRuns() throws IOException, SQLException {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(initialized(), 0)) {
            SqlClient sql = SqlClient.in(database);
            Path log = data.resolve("postgres.log");
            Path previous = data.resolve("postgres.log.1");
            assertThatThrownBy(() -> sql.run("SELECT before")).hasMessageContaining("before");
            byte[] much = new byte[Math.toIntExact(PostgresLog.MAX_BYTES)];
            Arrays.fill(much, (byte) '\n');

            // When
            Files.write(log, much, StandardOpenOption.APPEND);
            await(() -> Files.exists(previous) && Files.size(log) == 0);
            assertThatThrownBy(() -> sql.run("SELECT afterwards")).hasMessageContaining("afterwards");

            // Then
            assertThat(Files.readString(previous)).contains("\"before\"");
            assertThat(Files.readString(log)).contains("\"afterwards\"").doesNotContain("\"before\"", "\0");
            assertThat(Files.getPosixFilePermissions(previous)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void shouldKeepTheLogOfTheStartBefore() throws IOException, SQLException {
        // Given
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(initialized(), 0)) {
            assertThatThrownBy(() -> SqlClient.in(database).run("SELECT before"))
                    .hasMessageContaining("before");
        }

        // When
        try (EmbeddedDatabase again = EmbeddedDatabase.startOpen(data, 0)) {

            // Then
            assertThat(again.port()).isPositive();
            assertThat(Files.readString(data.resolve("postgres.log.1"))).contains("\"before\"");
            assertThat(Files.readString(data.resolve("postgres.log"))).doesNotContain("\"before\"");
        }
    }

    @Test
    void shouldStepDownToAnotherUserWhereRootMayNotOpenANamespace() throws IOException, SQLException {
        // Given
        assumeThat(ServerUser.current(data).uid()).isZero();
        Path reachable = Files.createTempDirectory("landport-reachable-");
        Files.setAttribute(reachable, "unix:mode", 0755);
        try {
            try (EmbeddedDatabase before = EmbeddedDatabase.startOpen(reachable, 0)) {
                SqlClient.in(before).run("CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('kept')");
            }

            // When
            try (EmbeddedDatabase database =
                    EmbeddedDatabase.start(reachable, 0, new PostgresLogins(Optional.empty()), ServerUser.nobody())) {

                // Then
                assertThat(SqlClient.in(database).answer("SELECT word FROM kept"))
                        .isEqualTo("kept");
            }
        } finally {
            FolderTree.delete(reachable);
        }
    }

    /** The data folder, with a copy of what the first start initializes. */
    private Path initialized() throws IOException {
        Process copy =
                new ProcessBuilder("cp", "-a", template.resolve("postgres").toString(), data.toString()).start();
        assertThat(copy.onExit().join().exitValue()).isZero();
        return data;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static boolean runsPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static void assertRefused(String url, String user, String password) {
        assertThatThrownBy(() -> new SqlClient(url, user, password).answer("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(password|rejects connection|no pg_hba.conf entry).*");
    }
}
