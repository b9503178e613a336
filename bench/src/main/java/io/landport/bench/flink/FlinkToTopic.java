package io.landport.bench.flink;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.flink.job.JobDestination;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The job in Flink SQL, from Kafka to Kafka, exactly once. */
public final class FlinkToTopic implements Candidate {
    private static final String TOPIC = "flink.totals.v1";

    @Override
    public String code() {
        return "f1";
    }

    @Override
    public String title() {
        return "Flink SQL";
    }

    @Override
    public InputTopic input() {
        return JudgedDocuments.INPUT;
    }

    @Override
    public List<NewTopic> outputs(TrialEnvironment environment) {
        return List.of(InputTopic.topic(TOPIC, input().topic().numPartitions(), Map.of("cleanup.policy", "compact")));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(FlinkProgram.of(environment -> new JobDestination.ToTopic(TOPIC)));
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTopic(TOPIC, FlinkTotals::ofRecord);
    }
}
