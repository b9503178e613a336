package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance seen by another user of its machine, who can open its ports and knows the names of its files. */
@SharedInstance
@Tag("server")
final class PrivateInstanceTest {
    private static Path data;
    private static Instance instance;

    @BeforeAll
    static void start(Instance shared) {
        instance = shared;
        data = instance.installation().data();
    }

    @ParameterizedTest
    @ValueSource(strings = {"landport", "landport_writer", "landport_analyst", "postgres"})
    void shouldAdmitNobodyToTheStoreWithoutAPassword(String role) {
        // Given
        String url = instance.installation().settings().store().url();

        // When
        assertThatThrownBy(() -> DriverManager.getConnection(url, role, "").close())

                // Then
                .isInstanceOf(SQLException.class);
    }

    @Test
    void shouldServeNoKafkaClientWithoutAPassword() {
        // Given
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                instance.installation().settings().bootstrapServers(),
                "request.timeout.ms",
                1_000,
                "default.api.timeout.ms",
                2_000);

        // When
        try (Admin admin = Admin.create(client)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())

                    // Then
                    .isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void shouldKeepItsFilesToItself() {
        // Then
        assertThat(permissions(data)).isIn("rwx------", "rwx--x--x");
        assertThat(Stream.of(
                        "kafka",
                        "postgres",
                        "postgres.log",
                        "secrets.properties",
                        "landport.env",
                        "pg_service.conf",
                        "kafka.conf",
                        "curl"))
                .allSatisfy(name ->
                        assertThat(permissions(data.resolve(name))).as(name).endsWith("------"));
    }

    @Test
    void shouldShowNoPassword() {
        // Given
        Installation installation = instance.installation();

        // When
        CommandRun check = CommandRun.of(Map.of(), "check", "--data", data.toString());

        // Then
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(check.out() + check.err())
                .doesNotContain(
                        installation.settings().httpToken().orElseThrow(),
                        installation.settings().store().password(),
                        installation.settings().ownersStore().password(),
                        installation.settings().analystsStore().password(),
                        installation.client().get("sasl.jaas.config").replaceFirst(".*password=\"(.*)\".*", "$1"));
    }

    @Test
    void shouldSayTheFormatLevelAndTheVersionOfEachMember() {
        // When
        CommandRun levels = CommandRun.of(Map.of(), "levels", "--data", data.toString());
        CommandRun check = CommandRun.of(Map.of(), "check", "--data", data.toString());
        CommandRun raised = CommandRun.of(Map.of(), "levels", "--raise", "--data", data.toString());

        // Then
        assertThat(levels.out().lines())
                .startsWith("format level 1")
                .anyMatch(line ->
                        line.matches("  landport-streams on /?127\\.0\\.0\\.1: 0\\.1\\.0, format level 1 \\(landport-"
                                + "streams-v0\\.1\\.0-level1-.*StreamThread-1-consumer\\)"))
                .anyMatch(line -> line.startsWith("  landport-consumer on "))
                .anyMatch(line -> line.startsWith("  landport-intake"));
        assertThat(check.out()).contains(levels.out());
        assertThat(raised.out())
                .isEqualToIgnoringNewLines("format level 1 was agreed on before; nothing has been changed");
    }

    @Test
    void shouldOpenTheStoreWithThePrintedCommand() throws Exception {
        // Given
        assumeTrue(isInstalled("psql"), "psql is not installed");

        // When
        Process psql = new ProcessBuilder(
                        "sh",
                        "-c",
                        instance.psql() + " -At -w -c \"SELECT user, count(*) FROM monthly WHERE source = 'none'\"")
                .redirectErrorStream(true)
                .start();

        // Then
        String printed = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(psql.waitFor()).as(printed).isZero();
        assertThat(printed).isEqualTo("landport_analyst|0\n");
    }

    private static boolean isInstalled(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
