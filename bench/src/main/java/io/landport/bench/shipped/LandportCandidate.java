package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotals;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
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
    public List<OutputTopic> outputs(World world) {
        return outputsOf(world);
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new StreamsProgram(threads));
    }

    @Override
    public Optional<String> group(World world) {
        return Optional.of(StreamsProgram.settings(world, threads).applicationId());
    }

    @Override
    public Goal goal(World world) {
        return new Goal.TotalsInTopic(world.topics().dailyTotals().name(), DailyTotals.reader(world));
    }

    /** All topics but those of customs documents, which hold the input of all. */
    static List<OutputTopic> outputsOf(World world) {
        String input = world.topics().documents(Channel.CUSTOMS).name();
        return world.topics().all().stream()
                .filter(topic -> !topic.name().equals(input))
                .<OutputTopic>map((Topic<?> topic) -> OutputTopic.of(topic))
                .toList();
    }
}
