package io.landport.bench.peer;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.RecordSender;
import io.landport.contract.Codec;
import io.landport.domain.total.DailyTotal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all partitions, several at a time, and commits winners, totals and offsets in one transaction. A committed total is the sum of
 * the committed winners, so the changelog of winners restores both.
 */
final class HeapMapLoop implements WorkerThread.Loop {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Enough for what is fetched of all partitions, so that the threads have one each. */
    private static final Map<String, Object> CONSUMER = Map.of("max.poll.records", "50000");

    private final Clock clock = Clock.systemUTC();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String output;
    private final Codec<DailyTotal> codec;
    private final ExecutorService threads;
    private final RunningTotals totals = new RunningTotals();
    private final List<PartitionWinners> partitions;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final PublishPace pace = new PublishPace(clock.millis());

    HeapMapLoop(TrialEnvironment environment, int threads) {
        output = environment.topics().dailyTotals().name();
        codec = environment.wire().codec(environment.topics().dailyTotals());
        this.threads = Executors.newFixedThreadPool(threads);
        partitions = IntStream.range(0, InputTopic.LANDPORT.partitions())
                .mapToObj(partition -> new PartitionWinners(environment, totals))
                .toList();
        producer = Clients.transactional(environment);
        producer.initTransactions(); // ends the transactions of an earlier process
        consumer = Clients.consumer(environment, CONSUMER);
        restore();
        consumer.assign(partitionsOf(InputTopic.LANDPORT.topic()));
    }

    @Override
    public boolean runOnce() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
            if (offsets.isEmpty()) {
                producer.beginTransaction();
            }
            process(polled, this::log);
            polled.forEach(record -> pace.onRecord(record.timestamp(), clock.millis()));
            offsets.putAll(polled.nextOffsets());
        }
        if (pace.isDue(clock.millis())) {
            commit();
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdown();
        try (consumer) {
            producer.close();
        }
    }

    private void restore() {
        consumer.assign(partitionsOf(HeapMaps.CHANGELOG));
        consumer.seekToBeginning(consumer.assignment());
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            process(consumer.poll(POLL), record -> {});
        }
        totals.takeChanged(); // was published with the winners
    }

    private void process(ConsumerRecords<byte[], byte[]> polled, PartitionWinners.Log log) {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            tasks.add(() -> {
                partitions.get(partition.partition()).settle(records, log);
                return null;
            });
        }
        complete(tasks);
    }

    private void complete(List<Callable<Void>> tasks) {
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot process records", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The value is the message itself, which costs nothing to encode. */
    private void log(ConsumerRecord<byte[], byte[]> winner) {
        RecordSender.send(
                producer, new ProducerRecord<>(HeapMaps.CHANGELOG, winner.partition(), winner.key(), winner.value()));
    }

    private void commit() {
        for (DailyTotal total : totals.takeChanged()) {
            byte[] key = total.key().key().getBytes(StandardCharsets.UTF_8);
            RecordSender.send(producer, new ProducerRecord<>(output, key, codec.encode(total)));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        offsets.clear();
        pace.onPublished(clock.millis());
    }

    private static List<TopicPartition> partitionsOf(String topic) {
        return IntStream.range(0, InputTopic.LANDPORT.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
