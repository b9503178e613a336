package io.landport.streams;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.reference.Reference;
import io.landport.streams.settle.ReceiptLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/** What the topology consists of, for those who show it. Starts nothing and writes no file. */
public final class TopologyOutline {
    private static final String NO_MEMBER = "outline";

    private TopologyOutline() {}

    /** All nodes, by subtopology and name. */
    public static List<TopologyNode> of(StreamsSettings settings, Topics topics, Wire wire, Reference reference) {
        TopologyDescription description = new TotalsTopology(
                        topics,
                        wire,
                        reference,
                        Set.of(),
                        NO_MEMBER,
                        settings.writesReceipts() ? ReceiptLog.ON : ReceiptLog.OFF,
                        settings.levels())
                .build(settings.config(NO_MEMBER))
                .describe();
        List<TopologyNode> nodes = new ArrayList<>();
        description.subtopologies().forEach(part -> part.nodes().forEach(node -> nodes.add(node(part.id(), node))));
        nodes.sort(Comparator.comparing(TopologyNode::subtopology).thenComparing(TopologyNode::name));
        return nodes;
    }

    private static TopologyNode node(int subtopology, TopologyDescription.Node node) {
        List<String> next = node.successors().stream()
                .map(TopologyDescription.Node::name)
                .sorted()
                .toList();
        if (node instanceof TopologyDescription.Source source) {
            return new TopologyNode(subtopology, node.name(), "source", sorted(source.topicSet()), List.of(), next);
        }
        if (node instanceof TopologyDescription.Sink sink) {
            return new TopologyNode(subtopology, node.name(), "sink", List.of(sink.topic()), List.of(), next);
        }
        TopologyDescription.Processor processor = (TopologyDescription.Processor) node;
        return new TopologyNode(subtopology, node.name(), "processor", List.of(), sorted(processor.stores()), next);
    }

    private static List<String> sorted(Collection<String> names) {
        return List.copyOf(new TreeSet<>(names));
    }
}
