package io.landport.intake;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.Channel;
import io.landport.format.FormatChoice;
import io.landport.streams.StreamsPipeline;
import io.landport.streams.StreamsSettings;
import io.landport.streams.commit.CommitHook;
import io.landport.streams.judge.RecordTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;

/**
 * From the records of feeds to documents with keys. One processor reads, then there is a line for each topic that it writes. Nothing is
 * kept from one commit to the next.
 */
public final class IntakeTopology {
    /** The application id, without the prefix. It is also the consumer group and the prefix of transactional ids. */
    public static final String APPLICATION_ID = "landport-intake";

    private static final String READ_DOCUMENTS = "read-documents";
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final Map<String, IntakeFeed> feeds;
    private final Topics topics;
    private final Wire wire;
    private final FormatChoice formats;

    /** @param feeds each has a topic in {@code topics} */
    public IntakeTopology(List<IntakeFeed> feeds, Topics topics, Wire wire, FormatChoice formats) {
        this.feeds = feeds.stream()
                .collect(Collectors.toMap(
                        feed -> Objects.requireNonNull(topics.intakes().get(feed.name()))
                                .name(),
                        Function.identity()));
        this.topics = topics;
        this.wire = wire;
        this.formats = formats;
    }

    /**
     * The stage, not started.
     *
     * @param prefix of the installation, may be empty
     * @param isHeld whether the records of a feed wait; asked again and again
     */
    public StreamsPipeline pipeline(StreamsSettings settings, String prefix, Predicate<IntakeFeed> isHeld) {
        return StreamsPipeline.of(
                settings,
                prefix + APPLICATION_ID,
                this::build,
                new HeldFeeds(topic -> feeds.containsKey(topic) && isHeld.test(feeds.get(topic)))::holding);
    }

    /** Builds the topology; nothing is read or written yet. */
    Topology build(StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        builder.addStateStore(CommitHook.named(IntakeProcessor.COMMITS));
        builder.stream(
                        feeds.keySet(),
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new RecordTime())
                                .withName("read-feeds"))
                .process(
                        () -> new IntakeProcessor(new IntakeReader(feeds, topics, wire, formats), topics, wire),
                        Named.as(READ_DOCUMENTS),
                        IntakeProcessor.COMMITS);
        Topology topology = builder.build();
        write(topology, topics.documents(Channel.CUSTOMS));
        write(topology, topics.documents(Channel.E_COMMERCE));
        write(topology, topics.feedRejections());
        write(topology, topics.feeds());
        return topology;
    }

    private static void write(Topology topology, Topic<?> topic) {
        topology.addSink(
                sink(topic),
                topic.name(),
                BYTES.serializer(),
                BYTES.serializer(),
                (String name, byte[] key, byte[] value, int partitions) ->
                        Optional.of(Set.of(Topic.partitionOf(key, partitions))),
                READ_DOCUMENTS);
    }

    /** The name of the sink of a topic. */
    static String sink(Topic<?> topic) {
        return "write-" + topic.name();
    }
}
