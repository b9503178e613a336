package io.landport.streams;

import java.util.List;

/**
 * A node of the topology, as Kafka Streams describes it.
 *
 * @param subtopology its number: nodes of one number run in the same tasks
 * @param kind {@code source}, {@code processor} or {@code sink}
 * @param topics that it reads or writes; repartition topics without the application id
 * @param stores that it uses
 * @param next names of the nodes that it forwards to
 */
public record TopologyNode(
        int subtopology, String name, String kind, List<String> topics, List<String> stores, List<String> next) {
    public TopologyNode {
        topics = List.copyOf(topics);
        stores = List.copyOf(stores);
        next = List.copyOf(next);
    }
}
