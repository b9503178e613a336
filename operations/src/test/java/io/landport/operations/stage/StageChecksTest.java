package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.embedded.DataFolder;
import io.landport.embedded.EmbeddedKafka;
import io.landport.installation.CommandException;
import io.landport.kafka.admin.KafkaAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class StageChecksTest {
    @TempDir
    private Path folder;

    @Test
    void shouldAskAgainWhereTheBrokerWentAwayMeanwhile() throws Exception {
        try (DataFolder data = DataFolder.lock(folder);
                EmbeddedKafka kafka = EmbeddedKafka.startOpen(data.path(), 0);
                KafkaAdmin pulse =
                        new KafkaAdmin(Map.of("bootstrap.servers", kafka.bootstrapServers()), Duration.ofSeconds(10));
                KafkaAdmin nobody =
                        new KafkaAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(100))) {
            // Given
            Deque<KafkaAdmin> asked = new ArrayDeque<>(List.of(nobody, pulse));

            // Then
            assertThat(StageChecks.onceReachable(
                            pulse, () -> false, () -> asked.remove().id()))
                    .contains(pulse.id());

            // Given
            Deque<RuntimeException> thrown = new ArrayDeque<>(
                    List.of(new TimeoutException("no answer"), new CommandException("what is wrong stays wrong")));

            // Then
            assertThatThrownBy(() -> StageChecks.onceReachable(pulse, () -> false, () -> {
                        throw thrown.remove();
                    }))
                    .isInstanceOf(CommandException.class);
            assertThat(thrown).isEmpty();
            assertThat(StageChecks.onceReachable(pulse, () -> true, () -> "asked"))
                    .isEmpty();
        }
    }
}
