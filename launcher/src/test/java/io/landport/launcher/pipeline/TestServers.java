package io.landport.launcher.pipeline;

import io.landport.embedded.EmbeddedDatabase;
import io.landport.embedded.EmbeddedKafka;
import io.landport.installation.Installation;
import io.landport.launcher.ComposeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A real broker and a real PostgreSQL: in containers where a Docker engine answers and has their images or pulls them, embedded elsewhere. */
interface TestServers extends AutoCloseable {

    /** The settings that lead to them. */
    Map<String, String> environment();

    @Override
    void close();

    /** The settings that lead to the servers of an instance. */
    static Map<String, String> environmentOf(Installation installation) {
        return installation.settingsForCommands().entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(setting -> setting.getKey().variable(), Map.Entry::getValue));
    }

    static TestServers start(Path folder) {
        if (InContainers.ARE_POSSIBLE) {
            return new InContainers();
        }
        System.out.println(
                "embedded servers: no Docker engine has the images of Kafka and PostgreSQL, or can pull them");
        return new Embedded(folder);
    }

    /** Servers of this JVM and this machine. */
    final class Embedded implements TestServers {
        private final EmbeddedKafka kafka;
        private final EmbeddedDatabase database;

        Embedded(Path folder) {
            kafka = EmbeddedKafka.startOpen(folder, 0);
            database = EmbeddedDatabase.startOpen(folder, 0);
        }

        @Override
        public Map<String, String> environment() {
            return Map.of(
                    "LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                    "LANDPORT_DATABASE_URL", database.jdbcUrl(),
                    "LANDPORT_DATABASE_USER", database.user());
        }

        @Override
        public void close() {
            try (kafka) {
                database.close();
            }
        }
    }

    /** Servers of a Docker engine. */
    final class InContainers implements TestServers {
        private static final String KAFKA = image("kafka");
        private static final String POSTGRES = image("postgres");
        private static final boolean ARE_POSSIBLE = isThere(KAFKA) && isThere(POSTGRES);

        private final KafkaContainer kafka = new KafkaContainer(KAFKA);
        private final PostgreSQLContainer database = new PostgreSQLContainer(POSTGRES);

        InContainers() {
            kafka.start();
            database.start();
        }

        /** That of a service in the Compose file, by its tag: an image that was built here has no digest. */
        private static String image(String service) {
            return String.valueOf(ComposeFile.read("docker-compose.yml")
                            .service(service)
                            .get("image"))
                    .replaceFirst("@.*", "");
        }

        /** Whether the engine has an image or can pull it. Testcontainers would try for minutes, its own image first. */
        private static boolean isThere(String image) {
            try {
                return docker("image", "inspect", image) || docker("pull", "--quiet", image);
            } catch (IOException e) {
                return false;
            }
        }

        private static boolean docker(String... words) throws IOException {
            return new ProcessBuilder(Stream.concat(Stream.of("docker"), Stream.of(words))
                                    .toList())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        }

        @Override
        public Map<String, String> environment() {
            return Map.of(
                    "LANDPORT_BOOTSTRAP_SERVERS", kafka.getBootstrapServers(),
                    "LANDPORT_DATABASE_URL", database.getJdbcUrl(),
                    "LANDPORT_DATABASE_USER", database.getUsername(),
                    "LANDPORT_DATABASE_PASSWORD", database.getPassword());
        }

        @Override
        public void close() {
            kafka.stop();
            database.stop();
        }
    }
}
