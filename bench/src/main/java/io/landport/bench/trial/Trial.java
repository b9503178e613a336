package io.landport.bench.trial;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Child;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.Usage;
import io.landport.bench.workload.Sums;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One candidate at work on the loaded input, watched from outside: the offsets that its group commits tell how far it is,
 * and the result is read only when there is nothing more to consume.
 *
 * <p>The time ends when a committed reader could see the last of the result: the last growth of the topic of totals, or the
 * first query that found the right rows. Both are known to a few hundredths of a second.
 */
public final class Trial {
    private static final Duration PAUSE = Duration.ofMillis(40);

    /** A topic that has not grown for so long has all of its totals, or never will. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** No candidate takes longer between two commits, restoring a large state included. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    /** Nor from consuming the last message to the last of the result. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Candidate candidate;
    private final World world;
    private final Goal goal;
    private final ServerProcesses servers;
    private final Watch watch;
    private final List<Child> programs;
    private final Map<String, Sums> expected;
    private final long steadyFrom;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * A trial of programs that have been started.
     *
     * @param expected the oracle's totals
     * @param steadyFrom how many messages are consumed when the time begins
     */
    public Trial(
            Candidate candidate,
            World world,
            ServerProcesses servers,
            Watch watch,
            List<Child> programs,
            Map<String, Sums> expected,
            long steadyFrom) {
        this.candidate = candidate;
        this.world = world;
        this.goal = candidate.goal(world);
        this.servers = servers;
        this.watch = watch;
        this.programs = List.copyOf(programs);
        this.expected = expected;
        this.steadyFrom = steadyFrom;
    }

    /** Waits for the result, and measures on the way. */
    public TrialOutcome run() throws SQLException {
        if (!isConsumed()) {
            return new TrialOutcome.WithoutFigures(
                    "stopped at %,d of %,d".formatted(last().consumed(), world.messages()), false);
        }
        if (goal instanceof Goal.Records records) {
            return counted(records);
        }
        return goal instanceof Goal.TotalsInTopic totals ? summed(totals) : stored((Goal.TotalsInTable) goal);
    }

    private boolean isConsumed() {
        long moved = System.nanoTime();
        sample();
        while (last().consumed() < world.messages() && System.nanoTime() - moved < LONGEST_SILENCE.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            long before = last().consumed();
            sample();
            moved = last().consumed() > before ? last().nanos() : moved;
        }
        return last().consumed() >= world.messages();
    }

    private TrialOutcome counted(Goal.Records records) {
        try (TopicReading reading = new TopicReading(world.bootstrapServers(), records.topic())) {
            long found = reading.records();
            return found == world.messages()
                    ? measured(last())
                    : wrong("%,d records instead of %,d".formatted(found, world.messages()));
        }
    }

    private TrialOutcome summed(Goal.TotalsInTopic totals) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (TopicReading reading = new TopicReading(world.bootstrapServers(), totals.topic())) {
            String difference;
            do {
                awaitQuiet();
                difference = ResultDifference.between(expected, reading.totals(totals.reader()));
            } while (!difference.isEmpty() && System.nanoTime() < deadline);
            return difference.isEmpty() ? measured(firstWithAllOutput()) : wrong(difference);
        }
    }

    private TrialOutcome stored(Goal.TotalsInTable totals) throws SQLException {
        long lines = expected.values().stream().mapToLong(Sums::lines).sum();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = DriverManager.getConnection(world.databaseUrl(), world.databaseUser(), "")) {
            String difference = "its tables are empty";
            while (System.nanoTime() < deadline) {
                boolean isLikely = number(connection, totals.sumOfLines()) == lines;
                sample();
                if (isLikely) {
                    Sample asked = last();
                    difference =
                            ResultDifference.between(expected, totals.reader().totals(connection));
                    if (difference.isEmpty()) {
                        return measured(asked);
                    }
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return wrong(difference);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void awaitQuiet() {
        while (last().nanos() - firstWithAllOutput().nanos() < QUIET.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            sample();
        }
    }

    /** The first sample after all was consumed whose output was what it is now. */
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

    private TrialOutcome measured(Sample end) {
        Optional<TrialFigures> figures = samples.stream()
                .filter(sample -> sample.consumed() >= steadyFrom)
                .findFirst()
                .flatMap(start -> TrialFigures.between(start, end));
        return figures.<TrialOutcome>map(TrialOutcome.Right::new)
                .orElseGet(() -> new TrialOutcome.WithoutFigures("too short to time", true));
    }

    private static TrialOutcome wrong(String why) {
        return new TrialOutcome.WithoutFigures("wrong: " + why, false);
    }

    private void sample() {
        programs.forEach(Child::requireAlive);
        Usage used = Usage.NONE;
        for (Child program : programs) {
            used = used.plus(Usage.of(program.pid()));
        }
        long output = output();
        long consumed = candidate
                .group(world)
                .map(group -> watch.committed(group, candidate.input().topic()))
                .orElse(output);
        samples.add(new Sample(System.nanoTime(), consumed, output, used, servers.brokerUsage(), databaseUsage()));
    }

    /** Looking through the processes is work too: only for those who write to the database. */
    private Usage databaseUsage() {
        return goal instanceof Goal.TotalsInTable ? servers.databaseUsage() : Usage.NONE;
    }

    private long output() {
        return goal instanceof Goal.TotalsInTopic totals
                ? end(totals.topic())
                : goal instanceof Goal.Records records ? end(records.topic()) : 0;
    }

    private long end(String topic) {
        return candidate.outputs(world).stream()
                .filter(output -> output.name().equals(topic))
                .findFirst()
                .map((OutputTopic output) -> watch.end(topic, output.partitions()))
                .orElse(0L);
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }
}
