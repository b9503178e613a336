package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.embedded.EmbeddedDatabase;
import io.landport.embedded.SecuredKafka;
import io.landport.launcher.CommandRun;
import io.landport.launcher.ComposeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates and settings of {@code docs/security.md}, on a broker with TLS. */
@Tag("server")
final class TlsTest {
    private static final List<String> ROLES = List.of("operator", "streams", "consumer", "ingest");
    private static final Pattern KEYTOOL = Pattern.compile("(?m)^keytool (?:.*\\\\\n)*.*$");
    private static final Pattern SETTINGS = Pattern.compile("(?s)```\n(bootstrap.servers=.*?)```");

    @TempDir
    private static Path folder;

    private static String page;
    private static SecuredKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        page = Files.readString(ComposeFile.CHECKOUT.resolve("docs/security.md"));
        Matcher commands = KEYTOOL.matcher(page);
        while (commands.find()) {
            shell(commands.group().replace("dns:kafka.example", "ip:127.0.0.1"));
        }
        kafka = SecuredKafka.startWithTls(folder.resolve("data"), folder.resolve("broker.p12"), "of the store");
        for (String role : ROLES) {
            Files.writeString(folder.resolve("landport-" + role), "of the " + role + '\n');
        }
        String protocol = trusting("kafka.pem").replaceAll("(?m)^(bootstrap|kafka\\.user).*\n", "");
        List<String> command = new ArrayList<>(List.of("acls", "--create", "--passwords", folder.toString()));
        ROLES.forEach(role -> command.add("--user=" + role + "=landport-" + role));
        CommandRun acls = CommandRun.of(
                Map.of(
                        "LANDPORT_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "LANDPORT_CONFIG",
                        kafka.adminConfig(folder, protocol).toString()),
                command.toArray(String[]::new));
        assertThat(acls.exitCode()).as(acls.err()).isZero();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void shouldConnectWithTheTrustedCertificate() throws IOException {
        // When
        CommandRun run = topics(trusting("kafka.pem"));

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("created customs.documents.v1");
    }

    @Test
    void shouldNotTrustAnotherCertificate() throws Exception {
        // Given
        shell("keytool -genkeypair -alias other -keyalg EC -dname CN=other -ext san=ip:127.0.0.1 -keystore other.p12"
                + " -storetype PKCS12 -storepass \"$STORE_PASSWORD\" && keytool -exportcert -alias other -rfc"
                + " -keystore other.p12 -storepass \"$STORE_PASSWORD\" -file other.pem");

        // When
        CommandRun run = topics(trusting("other.pem"));

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("SSL handshake failed").doesNotContain("\tat ");
    }

    @Test
    void shouldCheckTheNameInTheCertificate() throws IOException {
        // When
        CommandRun run = topics(trusting("kafka.pem").replace("127.0.0.1", "localhost"));

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("SSL handshake failed");
    }

    @Test
    @Tag("long")
    void shouldCountDocumentsWithStagesThatUseTls() throws Exception {
        // Given
        String sample =
                ComposeFile.CHECKOUT.resolve("docs/samples/documents.ndjson").toString();
        try (EmbeddedDatabase database = EmbeddedDatabase.startOpen(folder.resolve("store"), 0)) {
            Map<String, String> operating = environment("operator", trusting("kafka.pem"));
            operating.put("LANDPORT_DATABASE_URL", database.jdbcUrl());
            operating.put("LANDPORT_DATABASE_USER", database.user());
            run(operating, "topics", "--create");
            run(operating, "migrate");
            Map<String, String> writing = environment("consumer", trusting("kafka.pem"));
            writing.put("LANDPORT_DATABASE_URL", database.jdbcUrl());
            writing.put("LANDPORT_DATABASE_USER", database.user());
            Map<String, String> computing = environment("streams", trusting("kafka.pem"));
            try (ChildStage streams = ChildStage.start("streams", folder.resolve("streams"), computing);
                    ChildStage consumer = ChildStage.start("consumer", folder.resolve("consumer"), writing)) {

                // When
                run(environment("ingest", trusting("kafka.pem")), "ingest", "ndjson", sample);
                streams.awaitReady();
                consumer.awaitReady();
                CommandRun daily = run(operating, "query", "daily", "--wait", "--timeout", "5m", "--format", "csv");

                // Then
                assertThat(daily.out().lines()).hasSizeGreaterThan(1);
                assertThat(run(operating, "verify").out()).contains("Nothing differs.");
            }
        }
    }

    private static CommandRun topics(String settings) throws IOException {
        return CommandRun.of(environment("operator", settings), "topics", "--create");
    }

    private static CommandRun run(Map<String, String> environment, String... command) {
        CommandRun run = CommandRun.of(environment, command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static Map<String, String> environment(String role, String settings) throws IOException {
        String user = "landport-" + role;
        Path config = Files.writeString(
                folder.resolve(user + ".properties"),
                settings.replaceAll("(?m)^kafka\\.user=.*", "kafka.user=" + user));
        Map<String, String> environment = new HashMap<>();
        environment.put("LANDPORT_CONFIG", config.toString());
        environment.put("LANDPORT_KAFKA_PASSWORD_FILE", folder.resolve(user).toString());
        return environment;
    }

    /** The settings of the page with the address of this broker. */
    private static String trusting(String certificate) {
        Matcher settings = SETTINGS.matcher(page);
        assertThat(settings.find()).isTrue();
        return settings.group(1)
                .replace("kafka.example:9094", kafka.bootstrapServers())
                .replace("/etc/landport/kafka.pem", folder.resolve(certificate).toString());
    }

    private static void shell(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", command))
                .directory(folder.toFile())
                .inheritIO();
        builder.environment().put("STORE_PASSWORD", "of the store");
        String path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
        builder.environment().put("PATH", path);
        assertThat(builder.start().waitFor()).isZero();
    }
}
