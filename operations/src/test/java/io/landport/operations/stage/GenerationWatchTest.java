package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.embedded.EmbeddedKafka;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.GenerationWatch;
import io.landport.kafka.read.Generations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process learns that it must not work on its generation as before. */
@Tag("server")
final class GenerationWatchTest {
    private static final Instant UNTIL = Instant.parse("2126-11-01T00:00:00Z");

    @TempDir
    private Path data;

    @AutoClose
    private EmbeddedKafka kafka;

    private Installation installation;
    private Generations generations;
    private Generation first;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.startOpen(data.resolve("kafka"), 0);
        installation = new Installation(
                Settings.read(Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers()), data), data);
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client(), Duration.ofSeconds(10))) {
            new ClusterTopics(cluster, installation.topics()).createMissing();
        }
        first = LiveGeneration.registerFirst(installation, () -> 4).generation().orElseThrow();
        generations = LiveGeneration.generations(installation);
    }

    @Test
    void shouldIgnoreThatALaterGenerationWasLiveBefore() throws Exception {
        // Given
        replace(first, second());
        replace(second(), first);
        try (GenerationWatch watch = LiveGeneration.watch(LiveGeneration.of(installation))) {
            // When
            replace(first, numbered(3));

            // Then
            assertThat(watch.replaced().get(1, TimeUnit.MINUTES)).isEqualTo(numbered(3));
        }
    }

    @Test
    void shouldNoticeAGenerationThatBecameLiveBeforeItStarted() throws Exception {
        // Given
        Installation selected = LiveGeneration.of(installation);
        replace(first, second());

        // When
        try (GenerationWatch watch = LiveGeneration.watch(selected)) {
            // Then
            assertThat(watch.replaced().get(1, TimeUnit.MINUTES)).isEqualTo(second());
        }
    }

    @Test
    void shouldNoticeThatItsOwnIsNoLongerKept() throws Exception {
        // Given
        replace(first, second());
        try (GenerationWatch watch = LiveGeneration.watch(installation.of(first.kept(UNTIL)))) {
            // When
            generations.put(second().atLevel(1));
            generations.put(first.in(Phase.RETIRED));

            // Then
            assertThat(watch.replaced().get(1, TimeUnit.MINUTES)).isEqualTo(first.in(Phase.RETIRED));
        }
    }

    private void replace(Generation replaced, Generation by) {
        generations.replace("test-live", replaced.kept(UNTIL), by.in(Phase.LIVE));
    }

    private Generation second() {
        return numbered(2);
    }

    private Generation numbered(int number) {
        return new Generation(number, Phase.LIVE, 4, 4, 1, "other", "digest", 1, first.created(), "");
    }
}
