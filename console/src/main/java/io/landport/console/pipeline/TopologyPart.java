package io.landport.console.pipeline;

import java.util.List;

/**
 * A node of the topology of streams, as it describes itself.
 *
 * @param subtopology its number
 * @param kind {@code source}, {@code processor} or {@code sink}
 * @param next names of the nodes that it forwards to
 */
public record TopologyPart(
        int subtopology, String name, String kind, List<String> topics, List<String> stores, List<String> next) {
    public TopologyPart {
        topics = List.copyOf(topics);
        stores = List.copyOf(stores);
        next = List.copyOf(next);
    }
}
