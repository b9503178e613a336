package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.reference.ReferenceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopologyOutlineTest {

    /** The golden file of the topology says the same. */
    @Test
    void shouldConnectSourcesStoresAndSinksAndTheSubtopologiesByTopics() {
        // Given
        StreamsSettings settings = new StreamsSettings(
                Map.of("bootstrap.servers", "localhost:1"), "", 1, Path.of("unused"), 1, Failover.DEFAULT, false);

        // When
        List<TopologyNode> nodes =
                TopologyOutline.of(settings, new Topics(""), new Wire(new BundledSchemas()), ReferenceReader.bundled());

        // Then
        assertThat(nodes)
                .contains(
                        new TopologyNode(
                                0,
                                "read-customs-documents",
                                "source",
                                List.of("customs.documents.v1"),
                                List.of(),
                                List.of("all-documents")),
                        new TopologyNode(
                                0, "judge", "processor", List.of(), List.of("received-days"), List.of("settle")),
                        new TopologyNode(
                                0,
                                "by-series-repartition-sink",
                                "sink",
                                List.of("by-series-repartition"),
                                List.of(),
                                List.of()),
                        new TopologyNode(
                                1,
                                "by-series-repartition-source",
                                "source",
                                List.of("by-series-repartition"),
                                List.of(),
                                List.of("total")));
        assertThat(nodes).extracting(TopologyNode::subtopology).containsOnly(0, 1);
    }
}
