package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.console.pipeline.PipelineHistory.Point;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.contract.Release;
import io.landport.domain.access.WebhookBalance;
import io.landport.monitor.PipelineLag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is sampled apart fits together on the page. */
final class PipelineViewTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final TopicPartition FIRST = new TopicPartition("customs.documents.v1", 0);
    private static final TopicPartition SECOND = new TopicPartition("customs.documents.v1", 1);

    private final ConsoleState state = ConsoleSamples.stateAt(NOW);
    private List<PipelineSample.Member> members = List.of();
    private List<WebhookBalance> webhooks = List.of();
    private ProcessFigures process = ProcessFigures.NONE;

    /** Results are published after the ends were sampled. */
    @Test
    void shouldShowNoPositionBeyondTheEndOfItsPartition() throws Exception {
        // When
        JsonNode partitions = value("partitions");

        // Then
        assertThat(partitions)
                .extracting(row -> row.path("end").asInt() + " " + row.path("published"))
                .containsExactly("12 12", "10 9");
    }

    @Test
    void shouldShowHowFarFeedsAreToldOfTheirReceipts() throws Exception {
        // Given
        Instant since = NOW.minusSeconds(3_601);
        webhooks = List.of(
                new WebhookBalance("harbour", 5, 4, 3, 2, NOW.minusSeconds(90), since, "the feed answered 500", 0),
                new WebhookBalance("rail", 7, 0, 0, 0, null, null, null, 0));

        // When
        JsonNode rows = value("webhooks");

        // Then
        assertThat(rows).isEqualTo(new ObjectMapper().readTree("""
                [{"feed": "harbour", "delivered": 5, "pending": 4, "parked": 3, "skipped": 2, "waiting": 90,
                  "failing": 3601, "isTooLong": true, "problem": "the feed answered 500"},
                 {"feed": "rail", "delivered": 7, "pending": 0, "parked": 0, "skipped": 0, "waiting": 0,
                  "failing": 0, "isTooLong": false, "problem": null}]
                """));
    }

    @Test
    void shouldShowTheAgreedLevelAndTheVersionOfEachMember() throws Exception {
        // Given
        members = List.of(
                new PipelineSample.Member(
                        new Release("0.3.0", 3).clientId("landport-streams") + "-StreamThread-1-consumer",
                        "b",
                        List.of("t-0")),
                new PipelineSample.Member("landport-streams-StreamThread-1-consumer", "a", List.of()));
        state.levels().put(1, 2);
        state.levels().put(2, 3);

        // Then
        assertThat(value("members")).isEqualTo(new ObjectMapper().readTree("""
                        {"level": 2, "rows": [
                          {"client": "landport-streams-StreamThread-1-consumer", "host": "a", "partitions": 0},
                          {"client": "landport-streams-v0.3.0-level3-StreamThread-1-consumer", "host": "b", "partitions": 1,
                           "version": "0.3.0", "level": 3}]}"""));
    }

    /** Only the process that runs streams knows which state remains to be restored. */
    @Test
    void shouldNotEvaluateRestoringWithoutStreams() throws Exception {
        // Given
        List<Boolean> evaluated = new ArrayList<>();

        // When
        evaluated.add(isOnPage("LandportRestoring"));
        process = new ProcessFigures(Optional.of(Map.of("totals", 7L)), List.of(), Map.of());
        evaluated.add(isOnPage("LandportRestoring"));

        // Then
        assertThat(evaluated).containsExactly(false, true);
        assertThat(value("process").path("restoring").path(0).path("left").asInt())
                .isEqualTo(7);
    }

    private boolean isOnPage(String alarm) throws Exception {
        return StreamSupport.stream(value("alarmKinds").spliterator(), false)
                .filter(row -> row.path("alarm").asText().equals(alarm))
                .allMatch(row -> row.path("isOnPage").asBoolean());
    }

    private JsonNode value(String name) throws Exception {
        state.pipeline()
                .add(new Point(
                        new PipelineSample(
                                NOW,
                                Instant.EPOCH,
                                Map.of(FIRST, 10L, SECOND, 10L),
                                Optional.empty(),
                                members,
                                webhooks),
                        Map.of(FIRST, 12L, SECOND, 9L),
                        PipelineLag.Sample.NONE,
                        process));
        Alarms.evaluate(state, 0);
        return new ObjectMapper()
                .readTree(Views.values(state, Filter.of(Map.of("view", "pipeline")))
                        .getOrDefault(name, ""));
    }
}
