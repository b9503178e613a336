package io.landport.bench.flink;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.flink.job.Backend;
import io.landport.bench.flink.job.JobDestination;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job in Flink SQL, from Kafka to Kafka, exactly once. */
public final class FlinkToTopic implements Candidate {
    private static final String TOPIC = "flink.totals.v1";

    private final String code;
    private final Backend backend;
    private final Objective objective;

    /**
     * @param backend of its state
     * @param objective what it is configured for
     */
    public FlinkToTopic(String code, Backend backend, Objective objective) {
        this.code = code;
        this.backend = backend;
        this.objective = objective;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return "Flink SQL, " + BackendTitles.of(backend) + objective.suffix();
    }

    @Override
    public InputTopic input() {
        return JudgedDocuments.INPUT;
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of(new OutputTopic(TOPIC, JudgedDocuments.INPUT.partitions(), Map.of("cleanup.policy", "compact")));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(
                new FlinkProgram(backend, objective.pace(backend), environment -> new JobDestination.ToTopic(TOPIC)));
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTopic(TOPIC, FlinkTotals::ofRecord);
    }
}
