package io.landport.operations.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.embedded.EmbeddedKafka;
import io.landport.http.health.Health;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.Generations;
import io.landport.monitor.meter.Meters;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.OpenResources;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class StageProcessTest {
    private static final Instant UNTIL = Instant.parse("2026-11-27T12:00:00Z");

    @TempDir
    private Path data;

    /** Runs a stage that does nothing, and notes its generation. */
    private static final class Idle implements StageProcess.Stage {
        private final List<Integer> started = new ArrayList<>();

        @Override
        public List<String> reasonsNotReady(Health kafka) {
            return List.of();
        }

        @Override
        public CompletableFuture<Optional<Throwable>> start(Installation live, Meters meters, OpenResources resources) {
            started.add(live.number());
            return new CompletableFuture<>();
        }
    }

    @Test
    @Timeout(120)
    void shouldContinueAGenerationThatIsKeptUntilItsTimeIsOver() {
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data.resolve("kafka"), 0)) {
            // Given
            Installation installation = new Installation(
                    Settings.read(
                            Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "LANDPORT_HTTP_PORT", "0"),
                            data),
                    data);
            replaceFirstGeneration(installation);
            Idle early = new Idle();
            Idle late = new Idle();

            // Then
            assertThatThrownBy(() -> run(early, installation, UNTIL.minusSeconds(1)))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("generation 1 is no longer kept: start the version and the reference data of the live"
                            + " generation");
            assertThat(early.started).containsExactly(1);
            assertThatThrownBy(() -> run(late, installation, UNTIL))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("generation 2 has version other");
            assertThat(late.started).isEmpty();
        }
    }

    /** The clock stands still, and the time that is left passes. */
    private static void run(Idle stage, Installation installation, Instant now) throws InterruptedException {
        PrintWriter out = new PrintWriter(Writer.nullWriter());
        try (StageProcess process = new StageProcess("streams", installation, out, Clock.fixed(now, ZoneOffset.UTC))) {
            process.run(stage);
        }
    }

    private static void replaceFirstGeneration(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client(), Duration.ofSeconds(10))) {
            new ClusterTopics(cluster, installation.topics()).createMissing();
            Generation first = LiveGeneration.registerFirst(installation, () -> 4)
                    .generation()
                    .orElseThrow();
            Generation second = new Generation(
                    2,
                    Phase.LIVE,
                    first.partitions(),
                    first.documentPartitions(),
                    first.documentVersion(),
                    "other",
                    "other",
                    first.topology(),
                    UNTIL.minus(Duration.ofDays(1)),
                    "");
            Generations generations = LiveGeneration.generations(installation);
            generations.put(first.kept(UNTIL));
            generations.put(second);
            new ClusterTopics(cluster, installation.of(second).topics()).createMissing();
        }
    }
}
