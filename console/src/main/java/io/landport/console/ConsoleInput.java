package io.landport.console;

import io.landport.console.pipeline.StoredPositions;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.reference.Reference;
import java.util.Map;

/**
 * The generation that the page shows.
 *
 * @param client connection properties of Kafka
 * @param streamsGroup the application id of streams
 */
public record ConsoleInput(
        int generation,
        Map<String, String> client,
        Topics topics,
        Wire wire,
        Reference reference,
        String streamsGroup,
        StoredPositions store) {
    public ConsoleInput {
        client = Map.copyOf(client);
    }
}
