package io.landport.bench.peer;

import io.landport.bench.candidate.TrialEnvironment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs a topology on two threads with exactly-once; a failed thread ends the process. */
final class StreamsRun {
    private static final int THREADS = 2;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private StreamsRun() {}

    /** @param cacheBytes size of the record cache of all threads */
    static AutoCloseable start(
            TrialEnvironment environment, Consumer<StreamsBuilder> topology, Duration commitInterval, long cacheBytes) {
        StreamsConfig config = config(environment, commitInterval, cacheBytes);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        topology.accept(builder);
        KafkaStreams streams = new KafkaStreams(builder.build(), config);
        streams.setUncaughtExceptionHandler(StreamsRun::end);
        streams.start();
        return () -> streams.close(CLOSE_TIMEOUT);
    }

    private static StreamsConfig config(TrialEnvironment environment, Duration commitInterval, long cacheBytes) {
        Map<String, Object> config = new HashMap<>(environment.client());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, environment.run());
        config.put(StreamsConfig.STATE_DIR_CONFIG, environment.folder().toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        config.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        config.put(StreamsConfig.consumerPrefix("max.poll.records"), 5000);
        config.put(StreamsConfig.producerPrefix("linger.ms"), "5");
        // Longer than a commit interval of ten seconds.
        config.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), "60000");
        config.put(StreamsConfig.producerPrefix("batch.size"), "131072");
        config.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        return new StreamsConfig(config);
    }

    private static StreamThreadExceptionResponse end(Throwable cause) {
        cause.printStackTrace();
        Runtime.getRuntime().halt(1);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
