package io.landport.streams;

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
 * What differs between installations, and every setting of Kafka Streams that does not.
 *
 * @param client connection properties: bootstrap servers, TLS, SASL
 * @param prefix of topics and of the application id, may be empty
 * @param generation that it belongs to, counted from 1
 * @param stateFolder where stores keep their files
 * @param threads at least 1; more than there are partitions are idle
 */
public record StreamsSettings(
        Map<String, String> client, String prefix, int generation, Path stateFolder, int threads) {
    /** What state the topology leaves behind: counted up when a new version cannot go on with it. */
    public static final int TOPOLOGY = 3;

    /** The application id of the first generation, and so the group, the internal topics' prefix and the transactional ids'. */
    public static final String APPLICATION_ID = "landport-streams";

    /** Tasks ask for their commits as a rule, up to ten times a second. */
    private static final Duration COMMIT_INTERVAL = CommitPace.LONGEST;

    /** Records come many at a time where many come: a fetch for each of a producer's batches kept broker and thread busy. */
    private static final int FETCH_BYTES = 128 * 1024;

    private static final Duration FETCH_WAIT = Duration.ofMillis(25);

    /** Nearly all is sent just before a commit, which waits for none of it: a shorter time splits that into many requests. */
    private static final Duration LINGER = Duration.ofMillis(100);

    /** A killed member's open transaction holds up every reader for so long. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    /** A broker that is away is waited for; by default a task gives up after five minutes and ends the process. */
    private static final Duration TASK_TIMEOUT = Duration.ofDays(365);

    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;

    public StreamsSettings {
        client = Map.copyOf(client);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** The application id under this prefix, of this generation. */
    public String applicationId() {
        return prefix + APPLICATION_ID + (generation == Generation.FIRST ? "" : "-g" + generation);
    }

    /** The topic in which partitions of documents tell each other which lists are named. */
    public String namingsTopic() {
        return applicationId() + '-' + TotalsTopology.BY_LIST + "-repartition";
    }

    /** The configuration of Kafka Streams. */
    StreamsConfig config() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId());
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        config.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, TASK_TIMEOUT.toMillis());
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_REQUEST_BYTES);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FETCH_BYTES);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                Math.toIntExact(FETCH_WAIT.toMillis()));
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(SESSION_TIMEOUT.toMillis()));
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(HEARTBEAT.toMillis()));
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        return new StreamsConfig(config);
    }
}
