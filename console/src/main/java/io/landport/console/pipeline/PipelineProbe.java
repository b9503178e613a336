package io.landport.console.pipeline;

import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.monitor.ObservedPipeline;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads offsets and members from Kafka, and positions from the store. Not thread-safe. */
public final class PipelineProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineProbe.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ObservedPipeline pipeline;
    private final KafkaAdmin cluster;
    private final Progress progress;
    private final List<String> topics;
    private final Clock clock;
    private boolean isStoreUnavailable;

    /** @param topics of documents and totals */
    public PipelineProbe(ObservedPipeline pipeline, Collection<String> topics, Clock clock) {
        this.pipeline = pipeline;
        this.cluster = new KafkaAdmin(pipeline.client(), TIMEOUT);
        this.progress = new Progress(cluster);
        this.topics = List.copyOf(topics);
        this.clock = clock;
    }

    /**
     * Takes a sample.
     *
     * @throws io.landport.kafka.admin.KafkaAdminException if Kafka does not answer
     */
    public PipelineSample sample() {
        return new PipelineSample(
                clock.instant(),
                progress.ends(topics),
                progress.committed(pipeline.applicationId()),
                stored(),
                members());
    }

    @Override
    public void close() {
        cluster.close();
    }

    private List<PipelineSample.Member> members() {
        return progress.members(pipeline.applicationId()).stream()
                .map(member -> new PipelineSample.Member(
                        member.clientId(),
                        member.host(),
                        member.assignment().topicPartitions().stream()
                                .filter(partition -> topics.contains(partition.topic()))
                                .map(TopicPartition::toString)
                                .sorted()
                                .toList()))
                .toList();
    }

    private Optional<Map<TopicPartition, Long>> stored() {
        try {
            Map<TopicPartition, Long> positions = pipeline.storedOffsets().get();
            isStoreUnavailable = false;
            return Optional.of(positions);
        } catch (RuntimeException e) {
            if (!isStoreUnavailable) {
                LOG.warn("the console cannot read the positions of the store: {}", e.getMessage());
                isStoreUnavailable = true;
            }
            return Optional.empty();
        }
    }
}
