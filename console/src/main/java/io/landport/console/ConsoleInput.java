package io.landport.console;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.StoredPositions;
import io.landport.console.pipeline.TopologyPart;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The generation that the page shows.
 *
 * @param client connection properties of Kafka
 * @param streamsGroup the application id of streams
 * @param topology of streams, as it describes itself
 * @param process what this process knows of itself
 * @param hasReceipts whether streams records the outcome of each document, as far as the settings say
 */
public record ConsoleInput(
        int generation,
        Map<String, String> client,
        Topics topics,
        Wire wire,
        Reference reference,
        String streamsGroup,
        StoredPositions store,
        List<TopologyPart> topology,
        Supplier<ProcessFigures> process,
        boolean hasReceipts) {
    public ConsoleInput {
        client = Map.copyOf(client);
        topology = List.copyOf(topology);
    }
}
