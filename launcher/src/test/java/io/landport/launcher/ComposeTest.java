package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The containers of {@code docker-compose.yml} have no more privileges than they need, and no password is written down. */
final class ComposeTest {
    private static final ComposeFile COMPOSE = ComposeFile.read("docker-compose.yml");
    private static final String OWN_IMAGE = "landport";

    @TempDir
    private Path folder;

    static Stream<String> services() {
        return COMPOSE.services().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldRestrictEachService(String name) {
        // When
        Map<String, Object> service = COMPOSE.service(name);

        // Then
        assertThat(service)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKey("mem_limit")
                .doesNotContainKey("privileged");
        assertThat(String.valueOf(service.get("image")))
                .matches("landport|apicurio/[a-z-]+:[\\w.]+|[a-z/-]+:v?\\d+\\.\\d+[\\w.]*@sha256:[0-9a-f]{64}");
        if (service.get("image").equals(OWN_IMAGE)) {
            assertThat(service).containsEntry("read_only", true);
        }
        assertThat(service.containsKey("cap_add")).isEqualTo(name.equals("postgres"));
        assertThat(ComposeFile.words(service.getOrDefault("ports", List.of())))
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldReachOnlyWhatItNeeds(String name) {
        // Given
        Map<String, Object> service = COMPOSE.service(name);
        List<String> networks = ComposeFile.words(service.getOrDefault("networks", List.of()));
        Map<String, String> environment = COMPOSE.environment(name);

        // Then
        assertThat(networks).isNotEmpty();
        if (name.equals("prometheus") || name.equals("alertmanager") || name.equals("grafana")) {
            assertThat(networks).containsExactly("metrics");
        }
        if (environment.keySet().stream().anyMatch(variable -> variable.startsWith("LANDPORT_KAFKA_"))) {
            assertThat(networks).contains("kafka");
        }
        assertThat(environment.keySet().stream()
                        .anyMatch(variable ->
                                variable.startsWith("LANDPORT_DATABASE_") && variable.endsWith("PASSWORD_FILE")))
                .isEqualTo(networks.contains("database") && !name.equals("postgres"));
    }

    /** Those that end by themselves do not say whether they are healthy. */
    @ParameterizedTest
    @MethodSource("services")
    void shouldSayWhetherItIsHealthy(String name) {
        // When
        Map<String, Object> service = COMPOSE.service(name);

        // Then
        assertThat(service.containsKey("healthcheck"))
                .isEqualTo(!String.valueOf(service.get("restart")).equals("no"));
    }

    @Test
    void shouldBuildFromThePinnedImagesOfTheDockerfile() throws Exception {
        // When
        String dockerfile = Files.readString(ComposeFile.CHECKOUT.resolve("Dockerfile"));

        // Then
        Map<?, ?> build = (Map<?, ?>) COMPOSE.service("streams").get("build");
        assertThat((Map<?, ?>) build.get("args")).hasSize(2).allSatisfy((argument, image) -> {
            assertThat(String.valueOf(image)).matches("[a-z-]+:[\\w.-]+@sha256:[0-9a-f]{64}");
            assertThat(dockerfile).contains("ARG " + argument + '=' + image + '\n');
        });
    }

    @Test
    void shouldContainNoPassword() {
        // Then
        assertThat(COMPOSE.services().keySet())
                .allSatisfy(service -> assertThat(COMPOSE.environment(service)).allSatisfy((variable, value) -> {
                    if (variable.contains("PASSWORD")) {
                        assertThat(variable).endsWith("_FILE");
                        assertThat(value).startsWith("/run/secrets/");
                    }
                }));
        assertThat(COMPOSE.text())
                .doesNotContainPattern("(?i)password=\\\\?\"(?!\\$)")
                .doesNotContainPattern("(?i)user_[a-z]+=\"(?!\\$)");
    }

    @Test
    void shouldMountOnlySecretsThatTheScriptCreates() throws Exception {
        // Given
        Path secrets = folder.resolve("secrets");

        // When
        int exitCode = createSecrets(secrets);

        // Then
        assertThat(exitCode).isZero();
        List<String> created = new ArrayList<>();
        try (Stream<Path> files = Files.list(secrets)) {
            files.forEach(file -> created.add(file.getFileName().toString()));
        }
        assertThat(COMPOSE.secrets().keySet()).containsExactlyInAnyOrderElementsOf(created);
        assertThat(COMPOSE.secrets())
                .allSatisfy((name, secret) -> assertThat(secret).containsEntry("file", "compose/secrets/" + name));
        assertThat(mounted()).isSubsetOf(COMPOSE.secrets().keySet());
        COMPOSE.services()
                .keySet()
                .forEach(service -> assertThat(COMPOSE.environment(service).values().stream()
                                .filter(value -> value.startsWith("/run/secrets/")))
                        .allMatch(path -> ComposeFile.words(
                                        COMPOSE.service(service).getOrDefault("secrets", List.of()))
                                .contains(path.substring("/run/secrets/".length()))));
    }

    @Test
    void shouldKeepPasswordsPrivateAndAsTheyAre() throws Exception {
        // Given
        Path secrets = folder.resolve("secrets");
        createSecrets(secrets);
        String before = Files.readString(secrets.resolve("database-owner"));

        // When
        createSecrets(secrets);

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        assertThat(before).matches("[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(secrets.resolve("database-owner"))).isEqualTo(before);
        assertThat(Files.readString(secrets.resolve("kafka-admin"))).isNotEqualTo(before);
    }

    @Test
    @Tag("server")
    void shouldRestrictEachServiceOfACluster() throws Exception {
        // Given
        assumeTrue(isInstalled("docker-compose"), "docker-compose is not installed");

        // When
        ComposeFile cluster =
                ComposeFile.printed(config("--file", "docker-compose.yml", "--file", "docker-compose.cluster.yml"));

        // Then
        assertThat(cluster.services()).containsKeys("kafka", "kafka-2", "kafka-3", "streams", "consumer");
        assertThat(cluster.services().values())
                .allSatisfy(service -> assertThat(service)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"))
                        .containsKey("mem_limit"));
        for (String broker : List.of("kafka", "kafka-2", "kafka-3")) {
            assertThat(cluster.environment(broker))
                    .containsEntry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093,2@kafka-2:9093,3@kafka-3:9093")
                    .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "3")
                    .containsEntry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "2")
                    .hasEntrySatisfying(
                            "KAFKA_ADVERTISED_LISTENERS",
                            listeners -> assertThat(listeners).startsWith("INSIDE://" + broker + ":9092,"));
        }
        for (String client : List.of("topics", "intake", "streams", "consumer", "operator")) {
            assertThat(cluster.environment(client))
                    .containsEntry("LANDPORT_BOOTSTRAP_SERVERS", "kafka:9092,kafka-2:9092,kafka-3:9092")
                    .containsEntry("LANDPORT_REPLICATION_FACTOR", "3");
        }
        assertThat(cluster.services().values().stream()
                        .flatMap(service -> ((List<?>) service.getOrDefault("ports", List.of())).stream())
                        .map(port -> ((Map<?, ?>) port).get("published")))
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("server")
    void shouldBeAcceptedByCompose() throws Exception {
        // Given
        assumeTrue(isInstalled("docker-compose"), "docker-compose is not installed");

        // When
        ComposeFile compose = ComposeFile.printed(config());

        // Then
        assertThat(compose.services().keySet()).isSubsetOf(COMPOSE.services().keySet());
        assertThat(compose.services())
                .containsKeys("kafka", "postgres", "streams", "consumer", "gateway", "api", "console", "alertmanager");
    }

    private static String config(String... files) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("docker-compose"));
        words.addAll(List.of(files));
        words.addAll(List.of("--profile", "operator", "config"));
        Process compose = new ProcessBuilder(words)
                .directory(ComposeFile.CHECKOUT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(compose.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compose.waitFor()).isZero();
        return printed;
    }

    private static Stream<String> mounted() {
        return COMPOSE.services().values().stream()
                .map(service -> service.get("secrets"))
                .filter(Objects::nonNull)
                .flatMap(secrets -> ComposeFile.words(secrets).stream());
    }

    private static int createSecrets(Path to) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "sh", ComposeFile.CHECKOUT.resolve("compose/secrets.sh").toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static boolean isInstalled(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }
}
