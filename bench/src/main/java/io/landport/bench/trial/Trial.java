package io.landport.bench.trial;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ResourceUsage;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Sums;
import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a candidate on the published input and observes it from outside: its progress is the committed offsets of its group, and the
 * result is read only after all input is consumed.
 *
 * <p>The time ends when a committed reader can see the whole result: when the topic of totals last grew, or when a query first
 * returned the expected rows. Both are accurate to a few hundredths of a second.
 */
public final class Trial {
    private static final Duration PAUSE = Duration.ofMillis(40);

    /** A topic that has not grown for this time is complete, or never will be. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    /** The longest time between two commits, including the restoration of a large state. */
    private static final Duration MAX_COMMIT_GAP = Duration.ofMinutes(5);

    /** The longest time from consuming the last message to the complete result. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final Candidate candidate;
    private final TrialEnvironment environment;
    private final Goal goal;
    private final ServerProcesses servers;
    private final List<ChildProcess> programs;
    private final Map<String, Sums> expected;
    private final int messages;
    private final long steadyFrom;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * @param expected the oracle's totals
     * @param messages in the input topic
     * @param steadyFrom number of messages consumed before the time begins
     */
    public Trial(
            Candidate candidate,
            TrialEnvironment environment,
            ServerProcesses servers,
            List<ChildProcess> programs,
            Map<String, Sums> expected,
            int messages,
            long steadyFrom) {
        this.candidate = candidate;
        this.environment = environment;
        this.goal = candidate.goal(environment);
        this.servers = servers;
        this.programs = List.copyOf(programs);
        this.expected = expected;
        this.messages = messages;
        this.steadyFrom = steadyFrom;
    }

    /** Waits for the result and measures meanwhile. */
    public TrialOutcome run() throws SQLException {
        if (!isConsumed()) {
            return TrialOutcome.failed("stopped at %,d of %,d".formatted(last().consumed(), messages));
        }
        if (goal instanceof Goal.Records records) {
            return count(records);
        }
        return goal instanceof Goal.TotalsInTopic totals ? sum(totals) : query((Goal.TotalsInTable) goal);
    }

    private boolean isConsumed() {
        long moved = System.nanoTime();
        sample();
        while (last().consumed() < messages && System.nanoTime() - moved < MAX_COMMIT_GAP.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            long before = last().consumed();
            sample();
            moved = last().consumed() > before ? last().nanos() : moved;
        }
        return last().consumed() >= messages;
    }

    private TrialOutcome count(Goal.Records records) {
        try (CommittedReader reader = new CommittedReader(environment.client(), records.topic())) {
            long found = reader.records();
            return found == messages ? measure(last()) : wrong("%,d records instead of %,d".formatted(found, messages));
        }
    }

    private TrialOutcome sum(Goal.TotalsInTopic totals) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (CommittedReader reader = new CommittedReader(environment.client(), totals.topic())) {
            String difference;
            do {
                awaitQuiet();
                difference = Oracle.difference(expected, reader.totals(totals.reader()));
            } while (!difference.isEmpty() && System.nanoTime() < deadline);
            return difference.isEmpty() ? measure(firstWithAllOutput()) : wrong(difference);
        }
    }

    private TrialOutcome query(Goal.TotalsInTable totals) throws SQLException {
        long lines = expected.values().stream().mapToLong(Sums::lines).sum();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (Connection connection = environment.connect()) {
            String difference = "its tables are empty";
            while (System.nanoTime() < deadline) {
                boolean isLikely = number(connection, totals.sumOfLines()) == lines;
                sample();
                if (isLikely) {
                    Sample asked = last();
                    difference = Oracle.difference(expected, totals.reader().totals(connection));
                    if (difference.isEmpty()) {
                        return measure(asked);
                    }
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return wrong(difference);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Sql.read(connection, sql, row -> row.getLong(1)).get(0);
    }

    private void awaitQuiet() {
        while (last().nanos() - firstWithAllOutput().nanos() < QUIET.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            sample();
        }
    }

    /** The first sample that has consumed all input and has all of the current output. */
    private Sample firstWithAllOutput() {
        Sample first = last();
        for (int index = samples.size() - 1; index >= 0; index--) {
            Sample sample = samples.get(index);
            if (sample.output() < first.output() || sample.consumed() < first.consumed()) {
                break;
            }
            first = sample;
        }
        return first;
    }

    private TrialOutcome measure(Sample end) {
        return TrialOutcome.correct(samples.stream()
                .filter(sample -> sample.consumed() >= steadyFrom)
                .findFirst()
                .flatMap(start -> TrialFigures.between(start, end)));
    }

    private static TrialOutcome wrong(String why) {
        return TrialOutcome.failed("wrong: " + why);
    }

    private void sample() {
        programs.forEach(ChildProcess::requireAlive);
        long consumed = servers.admin()
                .committed(candidate.group(environment), candidate.input().name());
        Usage usage = Usage.of(programs, servers.brokerUsage(), databaseUsage());
        samples.add(new Sample(System.nanoTime(), consumed, output(), usage));
    }

    /** Zero for candidates without a database, because reading the processes takes time. */
    private ResourceUsage databaseUsage() {
        return goal instanceof Goal.TotalsInTable ? servers.databaseUsage() : ResourceUsage.NONE;
    }

    private long output() {
        return goal instanceof Goal.TotalsInTopic totals
                ? end(totals.topic())
                : goal instanceof Goal.Records records ? end(records.topic()) : 0;
    }

    private long end(String topic) {
        return candidate.outputs(environment).stream()
                .filter(output -> output.name().equals(topic))
                .findFirst()
                .map(output -> servers.admin().end(topic, output.numPartitions()))
                .orElse(0L);
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }
}
