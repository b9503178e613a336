package io.landport.bench.trial;

import io.landport.bench.process.ResourceUsage;
import io.landport.bench.report.FigureRow;
import java.util.Optional;

/**
 * The figures of a trial in steady state: from the first sample that has consumed enough of the input until the whole result could
 * be read. Excludes start-up and warm-up.
 *
 * @param documentsPerSecond messages per second
 * @param cpu of a message
 * @param program usage of the candidate's processes at the end: peak and current memory
 */
public record TrialFigures(double documentsPerSecond, CpuTimes cpu, ResourceUsage program) {
    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1024.0 * 1024;

    /** The figures between two samples; empty if there is no message between them. */
    static Optional<TrialFigures> between(Sample from, Sample to) {
        long messages = to.consumed() - from.consumed();
        double nanos = to.nanos() - from.nanos();
        return messages <= 0 || nanos <= 0
                ? Optional.empty()
                : Optional.of(new TrialFigures(
                        messages * NANOS / nanos,
                        to.usage().since(from.usage(), messages),
                        to.usage().program()));
    }

    /** Their peak resident memory since their start. */
    public double peakMebibytes() {
        return program.peakBytes() / MEBIBYTE;
    }

    public FigureRow row() {
        return new FigureRow()
                .with("documents_per_second", documentsPerSecond)
                .with(cpu.row())
                .with("peak_mib", peakMebibytes())
                .with("resident_mib", program.residentBytes() / MEBIBYTE);
    }
}
