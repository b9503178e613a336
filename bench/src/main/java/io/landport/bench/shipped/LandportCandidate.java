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
    private final String code;
    private final String title;
    private final StreamsProgram program;

    private LandportCandidate(String code, String title, StreamsProgram program) {
        this.code = code;
        this.title = title;
        this.program = program;
    }

    /** Without receipts. */
    public static LandportCandidate of(int threads) {
        String title = "Landport, %d %s".formatted(threads, threads == 1 ? "thread" : "threads");
        return new LandportCandidate("d" + threads, title, new StreamsProgram(threads, false, false));
    }

    /** With two threads and receipts. */
    public static LandportCandidate withReceipts() {
        return new LandportCandidate("d3", "Landport, 2 threads, receipts", new StreamsProgram(2, true, false));
    }

    /** With two threads and meters that are read every second. */
    public static LandportCandidate withMeters() {
        return new LandportCandidate("d4", "Landport, 2 threads, meters", new StreamsProgram(2, false, true));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isForThroughput() {
        return !program.writesReceipts() && !program.isScraped();
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return outputsOf(environment);
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(program);
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(StreamsProgram.settings(environment, program.threads(), program.writesReceipts())
                .applicationId());
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
