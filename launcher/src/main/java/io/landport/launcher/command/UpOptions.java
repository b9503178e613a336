package io.landport.launcher.command;

import io.landport.launcher.instance.Ports;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Ports and running time of an instance. */
final class UpOptions {
    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            converter = PortNumbers.class,
            defaultValue = "" + Ports.KAFKA,
            description = "Port of Kafka on 127.0.0.1; 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            converter = PortNumbers.class,
            defaultValue = "" + Ports.POSTGRES,
            description = "Port of PostgreSQL on 127.0.0.1; 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int postgresPort;

    @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time, such as 60s or 5m.")
    private Duration atMost = Durations.UNLIMITED;

    /** @param isFallbackAllowed whether a port in use is replaced by a free one */
    Ports ports(boolean isFallbackAllowed) {
        return new Ports(kafkaPort, postgresPort, isFallbackAllowed);
    }

    Duration atMost() {
        return atMost;
    }
}
