package io.landport.bench.gateway;

import io.landport.bench.fire.FireTarget;
import io.landport.bench.fire.PipelineUnderFire;
import io.landport.bench.process.StageProcess;
import io.landport.domain.document.Channel;
import io.landport.installation.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Kills a gateway and its broker while senders send to it, with the whole pipeline behind. Every document of a request that was answered
 * with 202 must be in its topic, and the totals must be correct.
 */
public final class GatewayKills {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int ANSWERS_BEFORE_KILL = 50;

    private final Path data;
    private final Consumer<String> progress;

    public GatewayKills(Path data, Consumer<String> progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * What remained.
     *
     * @param answered documents of requests that were answered with 202
     * @param missing those of them that are not in their topic
     * @param isClean whether verification found no differences
     */
    public record Outcome(int gatewayKills, int brokerKills, int answered, int missing, boolean isClean) {}

    /** @param kills of the gateway; the broker is killed after every second one */
    public Outcome run(int kills) throws IOException, InterruptedException {
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data);
                StageProcess gateway = gateway(pipeline);
                PersistentSenders senders = new PersistentSenders(gateway::address)) {
            int brokerKills = 0;
            for (int kill = 0; kill < kills; kill++) {
                gateway.awaitReady(TIMEOUT);
                senders.awaitAnswers(ANSWERS_BEFORE_KILL, TIMEOUT);
                progress.accept("killing the gateway (%d of %d)".formatted(kill + 1, kills));
                gateway.kill();
                gateway.restart();
                if (kill % 2 == 1) {
                    gateway.awaitReady(TIMEOUT);
                    senders.awaitAnswers(ANSWERS_BEFORE_KILL, TIMEOUT);
                    progress.accept("killing the broker");
                    pipeline.kill(FireTarget.BROKER);
                    pipeline.restart(FireTarget.BROKER);
                    brokerKills++;
                }
            }
            gateway.awaitReady(TIMEOUT);
            senders.awaitAnswers(ANSWERS_BEFORE_KILL, TIMEOUT);
            Set<String> answered = senders.stop();
            pipeline.awaitCaughtUp();
            progress.accept("verifying");
            Set<String> missing = new HashSet<>(answered);
            missing.removeAll(published(pipeline));
            return new Outcome(
                    kills,
                    brokerKills,
                    answered.size(),
                    missing.size(),
                    pipeline.verify().isClean());
        }
    }

    private StageProcess gateway(PipelineUnderFire pipeline) throws IOException {
        return StageProcess.start(
                "gateway",
                Files.createDirectories(data.resolve("gateway")),
                Map.of(Key.BOOTSTRAP_SERVERS, pipeline.servers().bootstrapServers(), Key.HTTP_RATE, "0"));
    }

    /** The ids of all documents in the topic of customs documents. */
    private static Set<String> published(PipelineUnderFire pipeline) {
        Set<String> ids = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", pipeline.servers().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            String topic =
                    pipeline.installation().topics().documents(Channel.CUSTOMS).name();
            Set<TopicPartition> partitions = new HashSet<>();
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL)
                        .forEach(message ->
                                ids.add(message.key().substring(message.key().lastIndexOf('|') + 1)));
            }
        }
        return ids;
    }
}
