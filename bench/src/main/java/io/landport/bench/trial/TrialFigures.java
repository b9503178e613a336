package io.landport.bench.trial;

import io.landport.bench.process.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * What one trial measured in steady state, from the first sample with enough of the input consumed to the moment when all
 * of the result could be read. Start-up and the compiler's warming up are before it.
 *
 * @param documentsPerSecond messages in this time, by its length
 * @param programMicros CPU time of the candidate's processes in this time, a message
 * @param brokerMicros the broker's
 * @param databaseMicros the database's
 * @param peakBytes the most resident memory of the candidate's processes since their start
 * @param residentBytes their resident memory at the end
 */
public record TrialFigures(
        double documentsPerSecond,
        double programMicros,
        double brokerMicros,
        double databaseMicros,
        long peakBytes,
        long residentBytes) {
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /** Between two samples; empty where there is no message between them. */
    static Optional<TrialFigures> between(Sample from, Sample to) {
        long messages = to.consumed() - from.consumed();
        double nanos = to.nanos() - from.nanos();
        return messages <= 0 || nanos <= 0
                ? Optional.empty()
                : Optional.of(new TrialFigures(
                        messages * NANOS / nanos,
                        micros(from.program(), to.program(), messages),
                        micros(from.broker(), to.broker(), messages),
                        micros(from.database(), to.database(), messages),
                        to.program().peakBytes(),
                        to.program().residentBytes()));
    }

    private static double micros(Usage from, Usage to, long messages) {
        Duration used = to.cpu().minus(from.cpu());
        return used.toNanos() / NANOS_PER_MICRO / messages;
    }
}
