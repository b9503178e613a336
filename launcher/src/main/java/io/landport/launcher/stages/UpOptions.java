package io.landport.launcher.stages;

import io.landport.http.HttpSettings;
import io.landport.http.TokenPolicy;
import io.landport.http.token.PresentedToken;
import io.landport.installation.settings.Settings;
import io.landport.launcher.option.Durations;
import io.landport.launcher.option.PortNumbers;
import io.landport.operations.instance.Ports;
import io.landport.operations.serve.StageDoor;
import io.landport.operations.stage.ShutdownSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ports and running time of an instance. */
final class UpOptions {
    private static final int HTTP_PORT = 8080;

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

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            converter = PortNumbers.class,
            description =
                    "Port of HTTP; 0 for any free port (default: LANDPORT_HTTP_PORT, or " + HTTP_PORT + " if not set).")
    private @Nullable Integer httpPort;

    @Option(names = "--for", paramLabel = "TIME", description = "Stop after this time, such as 60s or 5m.")
    private Duration atMost = Durations.UNLIMITED;

    @Option(
            names = "--open",
            description = "Let every user and program of this machine use HTTP without an access token.")
    private boolean open;

    /** @param isFallbackAllowed whether a port in use is replaced by a free one */
    Ports ports(boolean isFallbackAllowed) {
        return new Ports(kafkaPort, postgresPort, isFallbackAllowed);
    }

    /** How the instance serves HTTP. */
    HttpSettings http(Settings settings) {
        int port = httpPort == null ? settings.httpPort().orElse(HTTP_PORT) : httpPort;
        HttpSettings http = settings.http().on(port);
        HttpSettings checked = open ? http.with(TokenPolicy.OPTIONAL) : http;
        return settings.httpToken()
                .flatMap(PresentedToken::parse)
                .map(checked::withOwner)
                .orElse(checked);
    }

    /** The address of a page, with the token that it needs. A browser does not send the part after the #. */
    String page(StageDoor door, String path, Settings settings) {
        return door.address()
                + path
                + (open
                        ? ""
                        : settings.httpToken().map(token -> "#token=" + token).orElse(""));
    }

    /** How curl sends the token; empty if none is needed. */
    String curl(Path data) {
        return open ? "" : " (curl -K " + data.resolve("curl") + " ...)";
    }

    /** What a user sees who has pressed Ctrl-C. */
    void printStop(ShutdownSignal stopping, PrintWriter out, Path data) {
        if (stopping.isReceived()) {
            out.println("Stopping. The next start on " + data + " goes on from here.");
            out.flush();
        }
    }

    Duration atMost() {
        return atMost;
    }
}
