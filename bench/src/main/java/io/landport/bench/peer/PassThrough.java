package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
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

/** Kafka Streams without state: decodes with Landport's serde, judges, and writes the document to another topic. */
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
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of(new OutputTopic(TOPIC, input().partitions(), Map.of()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new PassThroughProgram());
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.Records(TOPIC);
    }

    private static final class PassThroughProgram implements CandidateProgram {
        @Override
        public String name() {
            return "streams";
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) {
            return StreamsRun.start(environment, builder -> build(builder, environment), CommitClock.INTERVAL, 0);
        }

        private static void build(StreamsBuilder builder, TrialEnvironment environment) {
            Topic<TradeDocument> topic = environment.topics().documents(Channel.CUSTOMS);
            Serde<TradeDocument> documents = environment.wire().serde(topic);
            DocumentJudge judge = new DocumentJudge();
            builder.stream(topic.name(), Consumed.with(Serdes.String(), documents))
                    .filter((key, document) -> judge.judged(key, document).isPresent())
                    .to(TOPIC, Produced.with(Serdes.String(), documents));
        }
    }
}
