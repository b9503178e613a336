package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotalRecords;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** Landport's streams stage as it is shipped, from documents to the topic of daily totals. */
public record LandportCandidate(int threads) implements Candidate {
    @Override
    public String code() {
        return "d" + threads;
    }

    @Override
    public String title() {
        return "Landport, %d %s".formatted(threads, threads == 1 ? "thread" : "threads");
    }

    @Override
    public List<NewTopic> outputs(TrialEnvironment environment) {
        return outputsOf(environment);
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(LandportPrograms.streams(threads));
    }

    @Override
    public String group(TrialEnvironment environment) {
        return LandportPrograms.group(environment);
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return DailyTotalRecords.goal(environment);
    }

    /** All topics except that of customs documents, which is the input of all candidates. */
    static List<NewTopic> outputsOf(TrialEnvironment environment) {
        String input = environment.topics().documents(Channel.CUSTOMS).name();
        return environment.topics().all().stream()
                .filter(topic -> !topic.name().equals(input))
                .<NewTopic>map((Topic<?> topic) -> InputTopic.topic(topic))
                .toList();
    }
}
