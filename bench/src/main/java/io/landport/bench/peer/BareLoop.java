package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.RecordSender;
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
 * The minimum of an exactly-once stage: one thread consumes, decodes and produces 40 bytes for each document, with records and
 * offsets in one transaction.
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
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of(new OutputTopic(TOPIC, PARTITIONS, Map.of()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new LoopProgram());
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.Records(TOPIC);
    }

    private static final class LoopProgram implements CandidateProgram {
        @Override
        public String name() {
            return "loop";
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) {
            return WorkerThread.start(new TransactionLoop(environment));
        }
    }

    private static final class TransactionLoop implements WorkerThread.Loop {
        private static final Duration POLL = Duration.ofMillis(100);
        private static final int BYTES = 40;

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final KafkaProducer<byte[], byte[]> producer;
        private final Codec<TradeDocument> codec;
        private final CommitClock commits = new CommitClock();
        private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

        TransactionLoop(TrialEnvironment environment) {
            codec = environment.wire().codec(environment.topics().documents(Channel.CUSTOMS));
            producer = Clients.transactional(environment);
            producer.initTransactions();
            consumer = Clients.consumer(environment);
            consumer.subscribe(List.of(new BareLoop().input().topic()));
        }

        @Override
        public boolean runOnce() {
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
            RecordSender.send(producer, new ProducerRecord<>(TOPIC, record.key(), value));
        }
    }
}
