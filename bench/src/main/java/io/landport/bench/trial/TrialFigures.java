package io.landport.bench.trial;

import io.landport.bench.process.ResourceUsage;
import java.time.Duration;
import java.util.Optional;

/**
 * The figures of a trial in steady state: from the first sample that has consumed enough of the input until the whole result could
 * be read. Excludes start-up and warm-up.
 *
 * @param documentsPerSecond messages per second
 * @param programMicros CPU time of the candidate's processes per message
 * @param brokerMicros CPU time of the broker per message
 * @param databaseMicros CPU time of the database per message
 * @param peakBytes peak resident memory of the candidate's processes since their start
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

    /** CPU time of all processes per message. */
    public double micros() {
        return programMicros + brokerMicros + databaseMicros;
    }

    /** The figures between two samples; empty if there is no message between them. */
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

    private static double micros(ResourceUsage from, ResourceUsage to, long messages) {
        Duration used = to.cpu().minus(from.cpu());
        return used.toNanos() / NANOS_PER_MICRO / messages;
    }
}
