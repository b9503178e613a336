package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Delivery;
import io.landport.contract.Codec;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The least that an exactly-once stage can do: consume, decode, produce 40 bytes for each document, records and offsets in
 * one transaction, on one thread.
 */
public final class BareLoop implements Candidate {
    private static final String TOPIC = "bench.loop.v1";
    private static final int PARTITIONS = 4;

    @Override
    public String code() {
        return "b";
    }

    @Override
    public String title() {
        return "bare loop in transactions";
    }

    @Override
    public List<OutputTopic> outputs(World world) {
        return List.of(new OutputTopic(TOPIC, PARTITIONS, Map.of()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new Stage());
    }

    @Override
    public Optional<String> group(World world) {
        return Optional.of(world.run());
    }

    @Override
    public Goal goal(World world) {
        return new Goal.Records(TOPIC);
    }

    private static final class Stage implements CandidateProgram {
        @Override
        public String name() {
            return "loop";
        }

        @Override
        public AutoCloseable start(World world) {
            return PeerWork.start(new Passing(world));
        }
    }

    private static final class Passing implements PeerWork.Loop {
        private static final Duration POLL = Duration.ofMillis(100);
        private static final int BYTES = 40;

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final KafkaProducer<byte[], byte[]> producer;
        private final Codec<TradeDocument> codec;
        private final CommitClock commits = new CommitClock();
        private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

        Passing(World world) {
            codec = world.wire().codec(world.topics().documents(Channel.CUSTOMS));
            producer = Clients.transactional(world);
            producer.initTransactions();
            consumer = Clients.consumer(world);
            consumer.subscribe(List.of(new BareLoop().input().topic()));
        }

        @Override
        public boolean turn() {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty() && offsets.isEmpty()) {
                producer.beginTransaction();
            }
            polled.forEach(this::pass);
            offsets.putAll(polled.nextOffsets());
            if (commits.isDue() && !offsets.isEmpty()) {
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                producer.commitTransaction();
                offsets.clear();
            }
            return true;
        }

        @Override
        public void close() {
            try (consumer) {
                producer.close();
            }
        }

        private void pass(ConsumerRecord<byte[], byte[]> record) {
            TradeDocument document = codec.decode(record.value()).value().orElseThrow();
            byte[] value =
                    ByteBuffer.allocate(BYTES).putInt(document.id().hashCode()).array();
            Delivery.send(producer, new ProducerRecord<>(TOPIC, record.key(), value));
        }
    }
}
