package io.landport.console.pipeline;

import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a process that runs streams and the consumer knows of itself. Empty in a process that runs neither.
 *
 * @param restoring records of changelogs that remain to be restored, by state store
 * @param silences how long each source has been silent
 * @param latencies by what takes the time
 */
public record ProcessFigures(Map<String, Long> restoring, List<Silence> silences, Map<String, Latency> latencies) {
    /** Of a process that runs no stage. */
    public static final ProcessFigures NONE = new ProcessFigures(Map.of(), List.of(), Map.of());

    public ProcessFigures {
        restoring = Map.copyOf(restoring);
        silences = List.copyOf(silences);
        latencies = Map.copyOf(latencies);
    }

    /**
     * How long something takes.
     *
     * @param max of the last minutes
     */
    public record Latency(Duration mean, Duration max) {}
}
