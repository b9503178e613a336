package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.contract.Release;
import io.landport.monitor.PipelineLag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PipelineViewTest {
    private static final Instant NOW = Instant.parse("2026-09-10T12:00:00Z");

    @Test
    void shouldShowTheAgreedLevelAndTheVersionOfEachMember() throws Exception {
        // Given
        ConsoleState state = ConsoleSamples.stateAt(NOW);
        Map<Integer, Integer> levels = state.levels();
        PipelineSample.Member later = new PipelineSample.Member(
                new Release("0.3.0", 3).clientId("landport-streams") + "-StreamThread-1-consumer", "b", List.of("t-0"));
        PipelineSample.Member old =
                new PipelineSample.Member("landport-streams-StreamThread-1-consumer", "a", List.of());

        // When
        levels.put(1, 2);
        levels.put(2, 3);
        state.pipeline()
                .add(new PipelineHistory.Point(
                        new PipelineSample(
                                NOW, Instant.EPOCH, Map.of(), Optional.empty(), List.of(later, old), List.of()),
                        Map.of(),
                        PipelineLag.Sample.NONE,
                        ProcessFigures.NONE));
        Alarms.evaluate(state, 0);

        // Then
        assertThat(new ObjectMapper()
                        .readTree(
                                PipelineView.values(state, Filter.of(Map.of())).get("members")))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"level": 2, "rows": [
                          {"client": "landport-streams-StreamThread-1-consumer", "host": "a", "partitions": 0},
                          {"client": "landport-streams-v0.3.0-level3-StreamThread-1-consumer", "host": "b", "partitions": 1,
                           "version": "0.3.0", "level": 3}]}"""));
    }
}
