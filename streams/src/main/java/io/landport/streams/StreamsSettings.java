package io.landport.streams;

import io.landport.contract.FormatLevels;
import io.landport.contract.LostConnections;
import io.landport.contract.Release;
import io.landport.domain.generation.Generation;
import io.landport.streams.commit.CommitPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of streams that differ between installations, and the configuration of Kafka Streams.
 *
 * @param client connection properties: bootstrap servers, TLS, SASL
 * @param prefix of topics and of the application id, may be empty
 * @param generation number of the generation, counted from 1
 * @param stateFolder the folder for state on disk
 * @param threads at least 1; more threads than partitions are idle
 * @param failover how others take over the tasks of a dead process
 * @param writesReceipts whether receipts are written
 * @param levels of the formats that only streams reads
 */
public record StreamsSettings(
        Map<String, String> client,
        String prefix,
        int generation,
        Path stateFolder,
        int threads,
        Failover failover,
        boolean writesReceipts,
        FormatLevels levels) {
    /**
     * The version of the topology's state and rules. It increases with each version that cannot read the state of the one before,
     * or that settles the same messages differently.
     */
    public static final int TOPOLOGY = 7;

    /**
     * The application id of the first generation. It is also the consumer group and the prefix of internal topics and
     * transactional ids.
     */
    public static final String APPLICATION_ID = "landport-streams";

    /** An upper bound: tasks request commits up to eight times a second. */
    private static final Duration COMMIT_INTERVAL = CommitPace.MAX_INTERVAL;

    /** Large fetches under load. A fetch for each batch of a producer kept the broker and the thread busy. */
    private static final int MIN_FETCH_BYTES = 128 * 1024;

    private static final Duration MAX_FETCH_WAIT = Duration.ofMillis(40);

    /**
     * A task that is added waits for the fetch in flight, by which other tasks look for records after the end of their changelogs. Standbys
     * fetch all the time, so with them it is Kafka's default.
     */
    private static final Duration RESTORE_FETCH_WAIT = Duration.ofMillis(20);

    /**
     * Most records are sent just before a commit, which flushes the producer and does not wait for the linger time. A
     * shorter time splits these records into many requests.
     */
    private static final Duration LINGER = Duration.ofMillis(500);

    /** A task waits for an unreachable broker. By default it would give up after five minutes and end the process. */
    private static final Duration TASK_TIMEOUT = Duration.ofDays(365);

    /**
     * A process whose state is no older takes a task over at once: so many offsets of changelogs are restored within about a second. A
     * commit takes several offsets of each log, slices and markers.
     */
    private static final long MAX_TAKEOVER_LAG = 1_000;

    /** How many tasks at a time a new process copies before it takes them over. */
    private static final int MAX_WARMUPS = 8;

    /** How often Kafka Streams checks whether a new process has copied its tasks; no shorter time is accepted. */
    private static final Duration WARMUP_CHECK_INTERVAL = Duration.ofMinutes(1);

    /**
     * Of the operating system, which enlarges it. With the default of 64 KiB, a larger answer sometimes waited 200 ms for the next
     * window probe of TCP.
     */
    private static final int AUTOMATIC_BUFFER = -1;

    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;

    public StreamsSettings {
        client = Map.copyOf(client);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** Settings by which the first level of each format is written. */
    public StreamsSettings(
            Map<String, String> client,
            String prefix,
            int generation,
            Path stateFolder,
            int threads,
            Failover failover,
            boolean writesReceipts) {
        this(
                client,
                prefix,
                generation,
                stateFolder,
                threads,
                failover,
                writesReceipts,
                FormatLevels.writing(FormatLevels.FIRST));
    }

    /**
     * The same, with another number of replicas of internal topics than the default of the cluster.
     *
     * @param topics more settings of internal topics
     */
    public StreamsSettings withReplication(int factor, Map<String, String> topics) {
        Map<String, String> more = new HashMap<>(client);
        more.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Integer.toString(factor));
        topics.forEach((name, value) -> more.put(StreamsConfig.topicPrefix(name), value));
        return new StreamsSettings(more, prefix, generation, stateFolder, threads, failover, writesReceipts, levels);
    }

    /** The application id of this generation, with the prefix. */
    public String applicationId() {
        return prefix + APPLICATION_ID + (generation == Generation.FIRST ? "" : "-g" + generation);
    }

    /** The internal topic with the changes of totals. */
    public String changesTopic() {
        return applicationId() + '-' + TotalsTopology.BY_SERIES + "-repartition";
    }

    /** The internal topic with the changes in the number of summaries that name a list. */
    public String namingsTopic() {
        return applicationId() + '-' + TotalsTopology.BY_LIST + "-repartition";
    }

    /**
     * The configuration of Kafka Streams.
     *
     * @param memberId see {@link MemberId}
     */
    StreamsConfig config(String memberId) {
        return config(applicationId(), memberId);
    }

    /** The configuration of another application. */
    public StreamsConfig config(String application, String memberId) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(
                StreamsConfig.CLIENT_ID_CONFIG,
                Release.OWN.clientId(client.getOrDefault(StreamsConfig.CLIENT_ID_CONFIG, application))
                        + '-'
                        + memberId);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, failover.standbys());
        config.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, MAX_TAKEOVER_LAG);
        config.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, MAX_WARMUPS);
        config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, WARMUP_CHECK_INTERVAL.toMillis());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        config.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, TASK_TIMEOUT.toMillis());
        config.put(
                StreamsConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(LostConnections.REQUEST_TIMEOUT.toMillis()));
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_REQUEST_BYTES);
        // The timestamp of a document may be further in the future than brokers accept by default. Internal topics keep
        // it, because the pace of commits depends on it.
        config.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG), Long.MAX_VALUE);
        config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, InputOffsetLog.class);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.RECEIVE_BUFFER_CONFIG), AUTOMATIC_BUFFER);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberId);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG),
                LostConnections.IDLE_TIMEOUT.toMillis());
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), MIN_FETCH_BYTES);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                Math.toIntExact(MAX_FETCH_WAIT.toMillis()));
        if (failover.standbys() == 0) {
            config.put(
                    StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                    Math.toIntExact(RESTORE_FETCH_WAIT.toMillis()));
        }
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(failover.sessionTimeout().toMillis()));
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(failover.heartbeat().toMillis()));
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(failover.transactionTimeout().toMillis()));
        return new StreamsConfig(config);
    }
}
