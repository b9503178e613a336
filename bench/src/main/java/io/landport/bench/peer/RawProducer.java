package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Delivery;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a lone producer brings into the broker: messages encoded beforehand, sent again and again. */
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
    public List<OutputTopic> outputs(World world) {
        return List.of(new OutputTopic(TOPIC, PARTITIONS, Map.of()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new Sender());
    }

    @Override
    public Optional<String> group(World world) {
        return Optional.empty();
    }

    @Override
    public Goal goal(World world) {
        return new Goal.Records(TOPIC);
    }

    private static final class Sender implements CandidateProgram {
        @Override
        public String name() {
            return "producer";
        }

        @Override
        public AutoCloseable start(World world) {
            return PeerWork.start(new Sending(world));
        }
    }

    private static final class Sending implements PeerWork.Loop {
        private static final int ENCODED = 10_000;

        private final KafkaProducer<byte[], byte[]> producer;
        private final int messages;
        private final byte[][] keys;
        private final byte[][] values;
        private int sent;

        Sending(World world) {
            messages = world.messages();
            int encoded = Math.min(ENCODED, messages);
            keys = new byte[encoded][];
            values = new byte[encoded][];
            Workload workload = new Workload(world.seed());
            Function<TradeDocument, byte[]> encoding =
                    InputTopic.LANDPORT.encoding().open();
            for (int index = 0; index < encoded; index++) {
                TradeDocument message = workload.message(index);
                keys[index] = message.id().key().getBytes(StandardCharsets.UTF_8);
                values[index] = encoding.apply(message);
            }
            producer = Clients.producer(world);
        }

        @Override
        public boolean turn() {
            for (int index = 0; index < keys.length && sent < messages; index++) {
                Delivery.send(producer, new ProducerRecord<>(TOPIC, keys[index], values[index]));
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
