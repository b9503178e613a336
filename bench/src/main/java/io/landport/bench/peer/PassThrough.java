package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** Kafka Streams without state: decodes with Landport's serde, judges, and writes the document to another topic. */
public final class PassThrough implements Candidate {
    private static final String TOPIC = "bench.judged.v1";

    /** That of Landport's streams stage. */
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    @Override
    public String code() {
        return "c";
    }

    @Override
    public String title() {
        return "stateless Streams pass-through, 2 threads";
    }

    @Override
    public List<NewTopic> outputs(TrialEnvironment environment) {
        return List.of(InputTopic.topic(TOPIC, input().topic().numPartitions(), Map.of()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new CandidateProgram(
                "streams",
                CandidateProgram.DEFAULT_JVM_OPTIONS,
                environment ->
                        StreamsRun.start(environment, builder -> build(builder, environment), COMMIT_INTERVAL, 0)));
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.Records(TOPIC);
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
