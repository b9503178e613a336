package io.landport.console;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.TopologyPart;
import io.landport.monitor.ObservedPipeline;
import java.util.List;
import java.util.function.Supplier;

/**
 * The generation that the page shows.
 *
 * @param topology of streams, as it describes itself
 * @param process the meters of this process
 * @param hasReceipts whether streams writes receipts of documents, by the settings
 */
public record ConsoleInput(
        ObservedPipeline pipeline, List<TopologyPart> topology, Supplier<ProcessFigures> process, boolean hasReceipts) {
    public ConsoleInput {
        topology = List.copyOf(topology);
    }
}
