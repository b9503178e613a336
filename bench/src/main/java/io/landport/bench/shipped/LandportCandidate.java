package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotalRecords;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import java.util.List;
import java.util.Optional;

/** Landport's streams stage as it is shipped, from documents to the topic of daily totals. */
public final class LandportCandidate implements Candidate {
    private final int threads;

    /** @param threads of the streams stage */
    public LandportCandidate(int threads) {
        this.threads = threads;
    }

    @Override
    public String code() {
        return "d" + threads;
    }

    @Override
    public String title() {
        return "Landport, %d %s".formatted(threads, threads == 1 ? "thread" : "threads");
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return outputsOf(environment);
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new StreamsProgram(threads));
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(StreamsProgram.settings(environment, threads).applicationId());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTopic(environment.topics().dailyTotals().name(), DailyTotalRecords.reader(environment));
    }

    /** All topics except that of customs documents, which is the input of all candidates. */
    static List<OutputTopic> outputsOf(TrialEnvironment environment) {
        String input = environment.topics().documents(Channel.CUSTOMS).name();
        return environment.topics().all().stream()
                .filter(topic -> !topic.name().equals(input))
                .<OutputTopic>map((Topic<?> topic) -> OutputTopic.of(topic))
                .toList();
    }
}
