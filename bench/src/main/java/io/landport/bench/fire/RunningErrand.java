package io.landport.bench.fire;

import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.LandportProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A command that runs in a process of its own while faults happen. */
final class RunningErrand implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Errand errand;
    private final LandportProcess command;
    private final ChildProcess process;
    private final long started = System.nanoTime();

    RunningErrand(Errand errand, LandportProcess command) {
        this.errand = errand;
        this.command = command;
        this.process = command.start();
    }

    Errand.Task task() {
        return errand.task();
    }

    /** Waits until the command has ended, after the faults; if it has failed or was killed, runs it again. Returns what is wrong. */
    List<String> finish() throws InterruptedException {
        Optional<Duration> left = errand.killedAfter().map(after -> after.minusNanos(System.nanoTime() - started));
        OptionalInt first = process.awaitExit(left.map(RunningErrand::positive).orElse(TIMEOUT));
        if (first.isPresent() && first.getAsInt() == 0) {
            return List.of();
        }
        process.kill();
        try (ChildProcess again = command.start()) {
            OptionalInt second = again.awaitExit(TIMEOUT);
            return second.isPresent() && second.getAsInt() == 0
                    ? List.of()
                    : List.of("%s failed after the faults, %s"
                            .formatted(
                                    errand.task(),
                                    second.isPresent() ? "exit code " + second.getAsInt() : "it did not end"));
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static Duration positive(Duration left) {
        return left.isNegative() ? Duration.ZERO : left;
    }
}
