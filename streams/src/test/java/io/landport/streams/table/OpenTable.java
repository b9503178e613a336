package io.landport.streams.table;

import io.landport.contract.FormatLevels;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;

/** Opens a table without Kafka Streams for tests of what is built on it. Its changelog is discarded. */
public final class OpenTable {
    private OpenTable() {}

    /** @param stateFolder of the task */
    public static PagedTable in(Path stateFolder, String name) {
        return in(stateFolder, name, Runnable::run);
    }

    /** @param opener opens the files */
    static PagedTable in(Path stateFolder, String name, Executor opener) {
        PagedTable table = new PagedTable(
                name, "", FormatLevels.writing(FormatLevels.FIRST), Duration.ofMinutes(1), opener, Runnable::run);
        InternalProcessorContext<?, ?> context = (InternalProcessorContext<?, ?>) Proxy.newProxyInstance(
                InternalProcessorContext.class.getClassLoader(),
                new Class<?>[] {InternalProcessorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "taskId" -> new TaskId(0, 0);
                    case "stateDir" -> stateFolder.toFile();
                    case "changelogFor" -> name;
                    case "metrics" -> TestMetrics.in(new Metrics());
                    case "currentSystemTimeMs" -> 0L;
                    default -> null;
                });
        table.init(context, table);
        return table;
    }
}
