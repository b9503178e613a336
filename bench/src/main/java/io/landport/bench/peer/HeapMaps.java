package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotalRecords;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The job with Kafka's plain clients, exactly once by transactions: documents and totals are in maps on the heap, and a changelog
 * topic restores them. What Landport's streams stage is slower by is the price of Kafka Streams and of its other results.
 *
 * <p>It is one process that reads all partitions; it cannot be spread over several.
 */
public final class HeapMaps implements Candidate {
    static final String CHANGELOG = "bench.winners.v1";

    private final int threads;

    /** @param threads that judge and add up */
    public HeapMaps(int threads) {
        this.threads = threads;
    }

    @Override
    public String code() {
        return "h" + threads;
    }

    @Override
    public String title() {
        return "plain clients, heap maps, %d %s".formatted(threads, threads == 1 ? "thread" : "threads");
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of(
                OutputTopic.of(environment.topics().dailyTotals()),
                new OutputTopic(CHANGELOG, input().partitions(), Map.of("cleanup.policy", "compact")));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new LoopProgram(threads));
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTopic(environment.topics().dailyTotals().name(), DailyTotalRecords.reader(environment));
    }

    private record LoopProgram(int threads) implements CandidateProgram {
        /** The heap of the DSL candidates. A document takes about 600 bytes. */
        private static final List<String> JVM_OPTIONS = List.of("-XX:+UseParallelGC", "-Xmx6g");

        @Override
        public String name() {
            return "loop";
        }

        @Override
        public List<String> jvmOptions() {
            return JVM_OPTIONS;
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) {
            return WorkerThread.start(new HeapMapLoop(environment, threads));
        }
    }
}
