package io.landport.operations.stage;

import io.landport.consumer.ConsumerStage;
import io.landport.consumer.DocumentIndexer;
import io.landport.consumer.ReceivedClocks;
import io.landport.consumer.SinkListener;
import io.landport.consumer.SinkSettings;
import io.landport.contract.FormatLevels;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.access.SourcePause;
import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.format.FormatChoice;
import io.landport.format.csv.MappingCatalog;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.intake.IntakeTopology;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.Replication;
import io.landport.kafka.progress.CaughtUp;
import io.landport.kafka.read.LatestValues;
import io.landport.kafka.read.PublishedPositions;
import io.landport.monitor.ObservedPipeline;
import io.landport.store.SourceCrossings;
import io.landport.store.StoredOffsets;
import io.landport.store.StoredPartition;
import io.landport.store.StoredWebhooks;
import io.landport.streams.Failover;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsPipeline;
import io.landport.streams.StreamsSettings;
import io.landport.streams.TopologyNode;
import io.landport.streams.TopologyOutline;
import io.landport.terminal.ProgressLine;
import io.landport.verify.VerificationSettings;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Creates the stages of a generation, and their checks, with the settings of the installation. */
public final class StageFactory {
    private final Installation installation;

    private StageFactory(Installation installation) {
        this.installation = installation;
    }

    /** The stages of the generation that is selected. */
    public static StageFactory of(Installation installation) {
        return new StageFactory(installation);
    }

    /** The settings of the streams stage. */
    public StreamsSettings streams() {
        return streams("streams");
    }

    private StreamsSettings streams(String folder) {
        StreamsSettings streams = new StreamsSettings(
                installation.client(),
                installation.settings().prefix(),
                installation.number(),
                installation.data().resolve(folder).toAbsolutePath(),
                installation.settings().streamThreads(),
                new Failover(
                        installation.settings().standbyReplicas(),
                        installation.settings().streamsSessionTimeout()),
                hasReceipts(),
                FormatLevels.writing(
                        installation.generation().map(Generation::level).orElse(FormatLevels.FIRST)));
        Replication replication = installation.replication();
        return replication.factor().isEmpty()
                ? streams
                : streams.withReplication(replication.factor().getAsInt(), replication.settings());
    }

    private boolean hasReceipts() {
        return installation.settings().receipts().orElse(false);
    }

    /**
     * The streams stage, not started.
     *
     * @param restores receives the progress of restoring state
     * @throws org.apache.kafka.common.KafkaException if the quarantined records cannot be read
     * @throws io.landport.kafka.admin.KafkaAdminException if the document topics do not exist
     */
    public StreamsPipeline pipeline(RestoreListener restores) {
        return StreamsPipeline.of(
                streams(),
                installation.topics(),
                installation.wire(),
                installation.reference(),
                new QuarantineTopic(installation).all(),
                topicIdentity(),
                restores);
    }

    /** The pauses of sources, followed from now on; the caller closes them. */
    public LatestValues<SourcePause> pauses() {
        return LatestValues.start(
                installation.client(), installation.topics().sourcePauses(), installation.wire(), SourcePause::source);
    }

    /**
     * The intake stage, not started.
     *
     * @param resources to which what it uses is added
     */
    public StreamsPipeline intake(OpenResources resources) {
        Settings settings = installation.settings();
        LatestValues<SourcePause> pauses = resources.add(pauses());
        IntakeTopology topology = new IntakeTopology(
                settings.feeds(),
                installation.topics(),
                installation.wire(),
                new FormatChoice(MappingCatalog.of(settings.mappings())));
        return topology.pipeline(streams("intake"), settings.prefix(), feed -> isHeld(feed, pauses));
    }

    /** Whether a feed waits: a source that it may publish for is paused, or may be. */
    public static boolean isHeld(IntakeFeed feed, LatestValues<SourcePause> pauses) {
        return !pauses.isCaughtUp()
                || pauses.all().anyMatch(pause -> pause.isInForce() && feed.mayPublish(pause.source()));
    }

    /** The topics that streams reads. */
    public List<String> topicsOfStreams() {
        List<String> topics = new ArrayList<>(installation.topics().documentNames());
        topics.addAll(internalTopics());
        return topics;
    }

    private List<String> internalTopics() {
        StreamsSettings streams = streams();
        return List.of(streams.changesTopic(), streams.namingsTopic());
    }

    /** The consumer group of intake. */
    public String intakeApplication() {
        return installation.settings().prefix() + IntakeTopology.APPLICATION_ID;
    }

    /** The consumer groups whose members read the formats that have levels, and write the store. */
    public List<String> groups() {
        return Stream.concat(
                        groupsOfFigures().stream(),
                        Stream.of(sinkSettings().ofOutcomes().group(), intakeApplication()))
                .toList();
    }

    /** Those that compute figures and write them. */
    public List<String> groupsOfFigures() {
        return List.of(streams().applicationId(), sinkSettings().group());
    }

    private String topicIdentity() {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return cluster.topicId(
                    installation.topics().documents(Channel.CUSTOMS).name());
        }
    }

    public SinkSettings sinkSettings() {
        return new SinkSettings(
                installation.client(),
                installation.settings().prefix(),
                GenerationStore.of(installation).written(),
                GenerationStore.of(installation).roles(),
                installation.number(),
                installation.topics().dailyTotals().partitions(),
                installation.settings().receiptMonths(),
                "",
                Optional.of(installation.data().resolve("consumer")));
    }

    /**
     * The consumer stage, connected to the store and not running; the caller closes it.
     *
     * @param listener receives what it commits
     */
    public ConsumerStage sink(SinkListener listener) {
        return ConsumerStage.open(
                sinkSettings(), installation.wire(), installation.reference(), Clock.systemUTC(), listener);
    }

    /** The writer of the index of documents, not running; the caller closes it. */
    public DocumentIndexer indexer() {
        return DocumentIndexer.open(sinkSettings(), installation.topics(), installation.wire());
    }

    /** Starts storing the received days of documents; the caller closes it. */
    public AutoCloseable receivedClocks() {
        return ReceivedClocks.start(sinkSettings(), installation.topics(), installation.wire(), this::offsetsOfWriter);
    }

    /** @param limit how many differences of each kind to report one by one */
    public VerificationSettings verification(int limit) {
        Set<?> quarantined = new QuarantineTopic(installation).all();
        return new VerificationSettings(
                installation.client(),
                installation.topics(),
                installation.wire(),
                installation.reference(),
                GenerationStore.of(installation).written(),
                quarantined::contains,
                installation.data(),
                VerificationSettings.BUFFER_BYTES,
                limit,
                hasReceipts());
    }

    /** The generation as those who measure it see it. */
    public ObservedPipeline observed() {
        return new ObservedPipeline(
                installation.number(),
                installation.client(),
                installation.topics(),
                installation.wire(),
                installation.reference(),
                streams().applicationId(),
                internalTopics(),
                () -> byTopicPartition(
                        StoredOffsets.ofWatched(GenerationStore.of(installation).read())),
                this::offsetsOfWriter,
                () -> StoredWebhooks.ofWatched(GenerationStore.of(installation).read()),
                () -> SourceCrossings.of(GenerationStore.of(installation).written()));
    }

    /** The nodes of the topology. Starts nothing. */
    public List<TopologyNode> topology() {
        return TopologyOutline.of(streams(), installation.topics(), installation.wire(), installation.reference());
    }

    /** Waits until all stages have caught up with the topics as they are now. */
    public CaughtUp caughtUp(KafkaAdmin cluster) {
        return new CaughtUp(
                new Progress(cluster),
                installation.topics(),
                intakeApplication(),
                streams().applicationId(),
                streams().namingsTopic(),
                () -> new PublishedPositions(installation.client(), installation.topics(), installation.wire()),
                this::storedOffsets);
    }

    /**
     * Waits for the same, and shows on standard error what is missing.
     *
     * @throws CaughtUp.NotCaughtUpException after the timeout
     */
    public void awaitCaughtUp(KafkaAdmin cluster, Duration timeout, PrintWriter err) {
        try (ProgressLine line = ProgressLine.of(err)) {
            caughtUp(cluster).await(timeout, lag -> line.show(() -> lag));
        }
    }

    /**
     * The offsets up to which the store has written the aggregate topics.
     *
     * @throws io.landport.store.StoreException if the store cannot be read
     */
    public Map<TopicPartition, Long> storedOffsets() {
        return byTopicPartition(
                StoredOffsets.of(GenerationStore.of(installation).read()));
    }

    /** The same, read as the writer of the store. */
    public Map<TopicPartition, Long> offsetsOfWriter() {
        return byTopicPartition(
                StoredOffsets.ofWriter(GenerationStore.of(installation).written()));
    }

    private static Map<TopicPartition, Long> byTopicPartition(Map<StoredPartition, Long> stored) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        stored.forEach(
                (partition, next) -> offsets.put(new TopicPartition(partition.topic(), partition.partition()), next));
        return offsets;
    }
}
