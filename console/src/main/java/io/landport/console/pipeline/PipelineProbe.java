package io.landport.console.pipeline;

import io.landport.contract.Topics;
import io.landport.domain.access.WebhookBalance;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.ObservedPipeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples offsets and members in Kafka and positions in the store, on a thread of its own because both may be slow to answer.
 */
public final class PipelineProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineProbe.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Of webhooks, whose pending receipts are counted. */
    private static final Duration COUNTED = Duration.ofSeconds(10);

    private final ObservedPipeline pipeline;
    private final KafkaAdmin cluster;
    private final Progress progress;
    private final Set<String> topics;
    private final Clock clock;
    private final Pulse pulse;
    private final RepeatedTask task;
    private final AtomicReference<@Nullable PipelineSample> latest = new AtomicReference<>();
    private volatile String problem = "";
    private boolean isStoreUnavailable;
    private List<WebhookBalance> webhooks = List.of();
    private Instant counted = Instant.MIN;
    private Instant since = Instant.EPOCH;
    private long suspensions;

    private PipelineProbe(ObservedPipeline pipeline, Duration interval, Clock clock) {
        this.pipeline = pipeline;
        this.cluster = new KafkaAdmin(pipeline.client(), TIMEOUT);
        this.progress = new Progress(cluster);
        this.topics = new TreeSet<>(totals(pipeline.topics()));
        topics.addAll(pipeline.topics().documentNames());
        this.clock = clock;
        this.pulse = new Pulse(clock);
        this.task = new RepeatedTask("console-samples", interval, this::sample, cluster::close);
    }

    /** Starts sampling. */
    public static PipelineProbe start(ObservedPipeline pipeline, Duration interval, Clock clock) {
        PipelineProbe probe = new PipelineProbe(pipeline, interval, clock);
        probe.pulse.start();
        probe.task.start();
        return probe;
    }

    /** The names of the topics that grow with documents and that the store is written from. */
    public static Set<String> totals(Topics topics) {
        return Set.of(
                topics.dailyTotals().name(),
                topics.monthlyChanges().name(),
                topics.rollingTotals().name(),
                topics.commodityTotals().name(),
                topics.fates().name());
    }

    /** The latest sample that has not been taken. */
    public Optional<PipelineSample> take() {
        return Optional.ofNullable(latest.getAndSet(null));
    }

    /** Why there is none; empty if there is. */
    public String problem() {
        return problem;
    }

    /** Does not wait for a request to Kafka or to the store that is in flight. */
    @Override
    public void close() {
        task.stop();
        pulse.close();
    }

    private void sample() {
        long before = pulse.suspensions();
        try {
            // The ends last: they are compared with positions that are read all the time, and a server that hangs
            // delays the others.
            Optional<Map<TopicPartition, Long>> stored = stored();
            List<PipelineSample.Member> members = members();
            Map<TopicPartition, Long> ends = progress.ends(topics);
            long now = pulse.suspensions();
            if (stored.isEmpty() && now != before) {
                return;
            }
            Instant at = clock.instant();
            if (!problem.isEmpty() || now != suspensions) {
                since = at;
            }
            suspensions = now;
            latest.set(new PipelineSample(at, since, ends, stored, members, webhooks));
            problem = "";
        } catch (KafkaAdminException e) {
            // Requests of a process that was suspended time out, however well the servers are: the next sample tells.
            if (pulse.suspensions() == before) {
                problem = String.valueOf(e.getMessage());
            }
        }
    }

    private List<PipelineSample.Member> members() {
        return progress.members(pipeline.applicationId()).stream()
                .map(member -> new PipelineSample.Member(
                        member.clientId(),
                        Progress.host(member),
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
            if (!clock.instant().isBefore(counted.plus(COUNTED))) {
                webhooks = pipeline.webhooks().get();
                counted = clock.instant();
            }
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
