package io.landport.bench.fire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A command that an operator runs during a round. It may fail because of the faults; then it must succeed after them.
 *
 * @param killedAfter when it is killed, unless it has ended
 */
public record Errand(Task task, Optional<Duration> killedAfter) {
    private static final int ONE_IN = 3;
    private static final int MAX_RUN_MILLIS = 20_000;

    /** The command. */
    public enum Task {
        REBUILD,
        MIGRATE;

        List<String> command() {
            return this == REBUILD ? List.of("rebuild", "--yes") : List.of("migrate");
        }

        @Override
        public String toString() {
            return command().get(0);
        }
    }

    /** In one of three rounds; one of three is killed. */
    static Optional<Errand> random(SplittableRandom random) {
        boolean isRun = random.nextInt(ONE_IN) == 0;
        Task task = random.nextBoolean() ? Task.REBUILD : Task.MIGRATE;
        boolean isKilled = random.nextInt(ONE_IN) == 0;
        Duration after = Duration.ofMillis(random.nextInt(MAX_RUN_MILLIS));
        return isRun
                ? Optional.of(new Errand(task, isKilled ? Optional.of(after) : Optional.empty()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return task
                + killedAfter
                        .map(after -> " killed after %.1f s".formatted(after.toMillis() / 1000.0))
                        .orElse("");
    }
}
