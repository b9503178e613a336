package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.embedded.SecuredKafka;
import io.landport.launcher.CommandRun;
import io.landport.launcher.ComposeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Files.writeString(folder.resolve("landport-operator"), "of the operator\n");
        String protocol = trusting("kafka.pem").replaceAll("(?m)^(bootstrap|kafka\\.user).*\n", "");
        CommandRun acls = CommandRun.of(
                Map.of(
                        "LANDPORT_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "LANDPORT_CONFIG",
                        kafka.adminConfig(folder, protocol).toString()),
                "acls",
                "--create",
                "--user",
                "operator=landport-operator",
                "--passwords",
                folder.toString());
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

    private static CommandRun topics(String settings) throws IOException {
        Path config = Files.writeString(folder.resolve("landport.properties"), settings);
        Map<String, String> environment = new HashMap<>();
        environment.put("LANDPORT_CONFIG", config.toString());
        environment.put(
                "LANDPORT_KAFKA_PASSWORD_FILE",
                folder.resolve("landport-operator").toString());
        return CommandRun.of(environment, "topics", "--create");
    }

    /** The settings of the page with the address of this broker. */
    private static String trusting(String certificate) {
        Matcher settings = SETTINGS.matcher(page);
        assertThat(settings.find()).isTrue();
        return settings.group(1)
                .replace("kafka.example:9094", kafka.bootstrapServers())
                .replace("/etc/landport/kafka.pem", folder.resolve(certificate).toString())
                .replace("landport-streams", "landport-operator");
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
