package io.landport.bench.trial;

import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ResourceUsage;
import java.util.List;

/**
 * What has been used up to now.
 *
 * @param program by all processes of a candidate
 */
public record Usage(ResourceUsage program, ResourceUsage broker, ResourceUsage database) {
    /** With the sum of the programs. */
    public static Usage of(List<ChildProcess> programs, ResourceUsage broker, ResourceUsage database) {
        ResourceUsage used = programs.stream()
                .map(program -> ResourceUsage.of(program.pid()))
                .reduce(ResourceUsage.NONE, ResourceUsage::plus);
        return new Usage(used, broker, database);
    }

    /** CPU time since an earlier look, for each of a number of documents. */
    public CpuTimes since(Usage earlier, long documents) {
        return new CpuTimes(
                program.microsSince(earlier.program, documents),
                broker.microsSince(earlier.broker, documents),
                database.microsSince(earlier.database, documents));
    }
}
