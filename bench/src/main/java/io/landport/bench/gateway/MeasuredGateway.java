package io.landport.bench.gateway;

import io.landport.bench.process.CommandProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageProcess;
import io.landport.installation.settings.Key;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker and a gateway as separate processes, without the rest of the pipeline. */
final class MeasuredGateway implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Path data;
    private final ServerProcesses servers;
    private final StageProcess gateway;

    private MeasuredGateway(Path data, ServerProcesses servers, StageProcess gateway) {
        this.data = data;
        this.servers = servers;
        this.gateway = gateway;
    }

    /** Starts both on a folder and returns when the gateway is ready. */
    static MeasuredGateway start(Path data) throws IOException, InterruptedException {
        ServerProcesses servers = ServerProcesses.start(Files.createDirectories(data.resolve("servers")));
        boolean isStarted = false;
        try {
            run(data, servers, List.of("topics", "--create"));
            StageProcess gateway = StageProcess.start(
                    "gateway",
                    Files.createDirectories(data.resolve("gateway")),
                    Map.of(Key.BOOTSTRAP_SERVERS, servers.bootstrapServers(), Key.HTTP_RATE, "0"));
            gateway.awaitReady(TIMEOUT);
            isStarted = true;
            return new MeasuredGateway(data, servers, gateway);
        } finally {
            if (!isStarted) {
                servers.close();
            }
        }
    }

    /** Where documents are sent. */
    URI documents() {
        return gateway.address().resolve("/v1/documents?format=ndjson");
    }

    /** The resident memory of the gateway. */
    long residentBytes() {
        return gateway.usage().residentBytes();
    }

    /** The processor time that the gateway has used. */
    Duration cpu() {
        return gateway.usage().cpu();
    }

    /** The duration of a command on the same broker. */
    Duration timed(List<String> command) throws IOException, InterruptedException {
        long started = System.nanoTime();
        run(data, servers, command);
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        try (servers) {
            gateway.close();
        }
    }

    private static void run(Path data, ServerProcesses servers, List<String> command)
            throws IOException, InterruptedException {
        Path own = Files.createDirectories(data.resolve("command"));
        try (CommandProcess process =
                CommandProcess.start(command, own, Map.of(Key.BOOTSTRAP_SERVERS, servers.bootstrapServers()))) {
            int code =
                    process.awaitExit(TIMEOUT).orElseThrow(() -> new IllegalStateException(command + " did not end"));
            if (code != 0) {
                throw new IllegalStateException(command + " ended with exit code " + code);
            }
        }
    }
}
