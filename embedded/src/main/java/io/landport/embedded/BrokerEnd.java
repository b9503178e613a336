package io.landport.embedded;

import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a broker ends the process after an error that is fatal for it: with a message that names its folder, and a full disk. */
record BrokerEnd(Path folder, IntConsumer end) implements Exit.Procedure {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerEnd.class);

    /** Sets how brokers of this process end it. */
    static void install(Path folder) {
        Exit.setHaltProcedure(new BrokerEnd(folder, Runtime.getRuntime()::halt));
    }

    @Override
    public void execute(int exitCode, @Nullable String message) {
        try {
            LOG.error("Kafka ended the process: {}", reason(message));
        } finally {
            end.accept(exitCode);
        }
    }

    String reason(@Nullable String message) {
        return DiskSpace.explained(message == null ? "fatal error of the broker, see above" : message, folder);
    }
}
