package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Draft;
import io.landport.domain.Samples;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import io.landport.launcher.LandportCommand;
import io.landport.producer.publish.Publisher;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An installation whose store has an owner, a writer and an analyst, each named to those alone who need him. */
@Tag("server")
@Tag("long")
final class RolesEndToEndTest {
    @TempDir
    private static Path folder;

    private static TestServers servers;

    @BeforeAll
    static void start() {
        servers = TestServers.start(folder.resolve("servers"));
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void shouldWriteAndAskWithoutTheOwner() throws Exception {
        // Given
        Map<String, String> writing = with("roles.", Map.of("LANDPORT_DATABASE_USER", "roles_writer"));
        Map<String, String> asking = new HashMap<>(writing);
        asking.put("LANDPORT_DATABASE_ANALYST", "roles_analyst");
        Optional<String> password = Optional.ofNullable(servers.environment().get("LANDPORT_DATABASE_PASSWORD"));
        password.ifPresent(value -> asking.put("LANDPORT_DATABASE_ANALYST_PASSWORD", value));
        Map<String, String> owning = new HashMap<>(asking);
        owning.putAll(owner());
        String owner = owner().get("LANDPORT_DATABASE_OWNER");
        run(owning, "topics", "--create");
        createLogin("roles_stranger");

        // When
        CommandRun early = run(with("roles.", Map.of("LANDPORT_DATABASE_USER", "roles_stranger")), "consumer");
        CommandRun migrated = run(owning, "migrate");
        Installation installation = new Installation(Settings.read(asking, folder), folder);
        try (ChildStage streams = ChildStage.start("streams", folder.resolve("streams"), writing);
                ChildStage consumer = ChildStage.start("consumer", folder.resolve("consumer"), writing);
                Publisher publisher = Publisher.to(
                        installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            publisher.take(new Draft(Samples.american()).declaration());
            publisher.flush();
            streams.awaitReady();
            consumer.awaitReady();

            // Then
            assertThat(early.exitCode()).isOne();
            assertThat(early.err()).contains("may not migrate it: run 'landport migrate' as its owner");
            assertThat(migrated.err()).isEmpty();
            assertThat(migrated.out()).contains("writer roles_writer, analyst roles_analyst");
            Map<String, String> withoutWriter = new HashMap<>(asking);
            withoutWriter.put("LANDPORT_DATABASE_USER", "roles_nobody");
            CommandRun daily = run(withoutWriter, "query", "daily", "--wait", "--timeout", "5m", "--format", "csv");
            assertThat(daily.err()).isEmpty();
            assertThat(daily.out().lines()).hasSize(2);
            for (String question : questions()) {
                CommandRun answer = run(asking, "query", question);
                assertThat(answer.exitCode()).as(question + ": " + answer.err()).isZero();
            }
            CommandRun verify = run(writing, "verify");
            assertThat(verify.out()).contains("Nothing differs.");
            CommandRun check = run(owning, "check");
            assertThat(check.exitCode()).as(check.out()).isZero();
            assertThat(check.out())
                    .containsPattern("owner +" + owner + ": can migrate the store")
                    .containsPattern("writer +roles_writer: can write \\d\\d tables")
                    .containsPattern(
                            "analyst +roles_analyst: can read \\d\\d views and \\d\\d tables, read-only, 1min per statement");
            assertThat(run(writing, "check").out())
                    .containsPattern("owner +" + owner + "; these settings name roles_writer");
        }
    }

    @Test
    void shouldSayWhatIsMissingAndWhoHasToMigrate() throws SQLException {
        // Given
        Map<String, String> alone = with("alone.", Map.of());
        run(alone, "topics", "--create");
        CommandRun migrated = run(alone, "migrate");
        createLogin("alone_writer");
        Map<String, String> named = with("alone.", Map.of("LANDPORT_DATABASE_USER", "alone_writer"));
        named.putAll(owner());

        // When
        CommandRun check = run(named, "check");
        Map<String, String> writing = with("alone.", Map.of("LANDPORT_DATABASE_USER", "alone_writer"));
        CommandRun early = run(writing, "migrate");
        run(named, "migrate");
        List<CommandRun> late = List.of(run(writing, "migrate"), run(writing, "rebuild", "--yes"));

        // Then
        assertThat(migrated.exitCode()).isZero();
        assertThat(check.exitCode()).isOne();
        assertThat(check.out())
                .containsPattern("PROBLEM \\d+ changes of schema or privileges are outstanding: .*'landport migrate'");
        assertThat(early.exitCode()).isOne();
        assertThat(early.err()).contains("run 'landport migrate' as its owner");
        assertThat(late).allSatisfy(run -> {
            assertThat(run.exitCode()).isOne();
            assertThat(run.err())
                    .contains("user alone_writer does not own the store", "set LANDPORT_DATABASE_OWNER to ");
        });
    }

    /** Every question that there is. */
    private static List<String> questions() {
        return List.copyOf(new CommandLine(new LandportCommand(Map.of()))
                .getSubcommands()
                .get("query")
                .getSubcommands()
                .keySet());
    }

    /** The settings that name the owner of the store. */
    private static Map<String, String> owner() {
        Map<String, String> owner = new HashMap<>();
        owner.put("LANDPORT_DATABASE_OWNER", servers.environment().get("LANDPORT_DATABASE_USER"));
        Optional.ofNullable(servers.environment().get("LANDPORT_DATABASE_PASSWORD"))
                .ifPresent(password -> owner.put("LANDPORT_DATABASE_OWNER_PASSWORD", password));
        return owner;
    }

    private static Map<String, String> with(String prefix, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("LANDPORT_PREFIX", prefix);
        environment.put("LANDPORT_HTTP_PORT", "0");
        environment.putAll(more);
        return environment;
    }

    /** With the password of all users, which servers in containers ask for. */
    private static void createLogin(String role) throws SQLException {
        Map<String, String> environment = servers.environment();
        String password = environment.getOrDefault("LANDPORT_DATABASE_PASSWORD", "");
        try (Connection connection = DriverManager.getConnection(
                        environment.get("LANDPORT_DATABASE_URL"), environment.get("LANDPORT_DATABASE_USER"), password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, password));
        }
    }

    private static CommandRun run(Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.resolve("commands").toString()));
        return CommandRun.of(environment, all.toArray(String[]::new));
    }
}
