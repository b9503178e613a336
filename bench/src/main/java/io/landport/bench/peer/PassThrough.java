package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** Kafka Streams without state: decodes with our serde, judges, and writes the document back. */
public final class PassThrough implements Candidate {
    private static final String TOPIC = "bench.judged.v1";

    @Override
    public String code() {
        return "c";
    }

    @Override
    public String title() {
        return "stateless Streams pass-through, 2 threads";
    }

    @Override
    public List<OutputTopic> outputs(World world) {
        return List.of(new OutputTopic(TOPIC, input().partitions(), Map.of()));
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
            return "streams";
        }

        @Override
        public AutoCloseable start(World world) {
            return StreamsRun.start(world, builder -> draw(builder, world), CommitClock.INTERVAL, 0);
        }

        private static void draw(StreamsBuilder builder, World world) {
            Topic<TradeDocument> topic = world.topics().documents(Channel.CUSTOMS);
            Serde<TradeDocument> documents = world.wire().serde(topic);
            Judging judging = new Judging();
            builder.stream(topic.name(), Consumed.with(Serdes.String(), documents))
                    .filter((key, document) -> judging.judged(key, document).isPresent())
                    .to(TOPIC, Produced.with(Serdes.String(), documents));
        }
    }
}
