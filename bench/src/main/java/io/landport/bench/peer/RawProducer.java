package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.RecordSender;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A producer that repeatedly sends messages encoded beforehand: the write throughput of the broker. */
public final class RawProducer implements Candidate {
    private static final String TOPIC = "bench.raw.v1";
    private static final int PARTITIONS = 4;

    @Override
    public String code() {
        return "a1";
    }

    @Override
    public String title() {
        return "raw producer";
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of(new OutputTopic(TOPIC, PARTITIONS, Map.of()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new ProducerProgram());
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.empty();
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.Records(TOPIC);
    }

    private static final class ProducerProgram implements CandidateProgram {
        @Override
        public String name() {
            return "producer";
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) {
            return WorkerThread.start(new SendLoop(environment));
        }
    }

    private static final class SendLoop implements WorkerThread.Loop {
        private static final int ENCODED = 10_000;

        private final KafkaProducer<byte[], byte[]> producer;
        private final int messages;
        private final byte[][] keys;
        private final byte[][] values;
        private int sent;

        SendLoop(TrialEnvironment environment) {
            messages = environment.messages();
            int encoded = Math.min(ENCODED, messages);
            keys = new byte[encoded][];
            values = new byte[encoded][];
            Workload workload = new Workload(environment.seed());
            Function<TradeDocument, byte[]> encoding =
                    InputTopic.LANDPORT.encoding().open();
            for (int index = 0; index < encoded; index++) {
                TradeDocument message = workload.message(index);
                keys[index] = message.id().key().getBytes(StandardCharsets.UTF_8);
                values[index] = encoding.apply(message);
            }
            producer = Clients.producer(environment);
        }

        @Override
        public boolean runOnce() {
            for (int index = 0; index < keys.length && sent < messages; index++) {
                RecordSender.send(producer, new ProducerRecord<>(TOPIC, keys[index], values[index]));
                sent++;
            }
            return sent < messages;
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
