package io.landport.bench.gateway;

import io.landport.bench.process.LandportProcess;
import io.landport.bench.process.ResourceUsage;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.Session;
import io.landport.installation.settings.SettingKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Measures a gateway: throughput, latency at half of it, a stuck sender, and slow connections.
 *
 * @param length of the measurements of latency
 */
public record GatewayTrial(Session session, int documents, Duration length) {
    private static final double MILLI = 1000;
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int SENDERS = 8;
    private static final int MANY_SENDERS = 49;
    private static final int SLOW_CONNECTIONS = 500;
    /** After which the gateway ends a connection on which nothing arrives. */
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);

    private static final Duration DRIP = Duration.ofSeconds(15);

    /** Measures everything, one row each, without the rest of the pipeline. */
    public List<FigureRow> measure() throws IOException, InterruptedException {
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            Map<SettingKey, String> settings = unlimited(servers.bootstrapServers());
            command(session.data(), settings, "topics", "--create").run(TIMEOUT);
            try (StageChild gateway = StageChild.start("gateway", session.data().resolve("gateway"), settings)) {
                gateway.awaitReady(TIMEOUT);
                return measure(gateway, settings);
            }
        }
    }

    /** Settings of a gateway without rates. */
    public static Map<SettingKey, String> unlimited(String bootstrapServers) {
        return Map.of(
                SettingKey.BOOTSTRAP_SERVERS,
                bootstrapServers,
                SettingKey.HTTP_RATE,
                "0",
                SettingKey.HTTP_RATE_DOCUMENTS,
                "0",
                SettingKey.HTTP_RATE_BYTES,
                "0");
    }

    /** A command with a folder of its own. */
    static LandportProcess command(Path data, Map<SettingKey, String> settings, String... command) throws IOException {
        return LandportProcess.of(List.of(command), data.resolve("command"), settings);
    }

    private List<FigureRow> measure(StageChild gateway, Map<SettingKey, String> settings)
            throws IOException, InterruptedException {
        RequestBodies bodies = RequestBodies.of(session.workload(), documents);
        URI address = DocumentRequests.lines(gateway.address());
        double ingested = perSecond(bodies, ingest(bodies, settings));
        session.step("sending %,d documents twice, the second time timed", documents);
        Senders senders = new Senders(address, bodies, SENDERS);
        Duration unused = senders.sendAll();
        ResourceUsage before = gateway.usage();
        double sent = perSecond(bodies, senders.sendAll());
        double micros = gateway.usage().microsSince(before, documents(bodies));
        int half = (int) (sent / RequestBodies.DOCUMENTS / 2);
        session.step("sending %,d requests a second", half);
        Histogram latency = senders.sendPaced(half, length);
        session.step("the same from %d senders beside a stuck one", MANY_SENDERS);
        Histogram besideStuck = besideStuck(address, bodies, half);
        session.step("opening %d slow connections", SLOW_CONNECTIONS);
        long resident = gateway.usage().residentBytes();
        try (SlowConnections slow = SlowConnections.open(address, SLOW_CONNECTIONS)) {
            slow.drip(DRIP);
            return List.of(
                    row("gateway, documents/s", sent),
                    row("processor of the gateway, us a document", micros),
                    row("ingest ndjson, documents/s", ingested),
                    row("gateway to ingest", sent / ingested),
                    row("500 slow connections, MiB", (gateway.usage().residentBytes() - resident) / MEBIBYTE),
                    row("of them answered at once", (double) slow.answered()),
                    FigureRow.of("request at half of the rate").with(latency),
                    FigureRow.of("beside a stuck sender").with(besideStuck));
        }
    }

    private static FigureRow row(String measured, double result) {
        return FigureRow.of(measured).with("result", result);
    }

    private static double perSecond(RequestBodies bodies, Duration time) {
        return documents(bodies) * MILLI / time.toMillis();
    }

    private static int documents(RequestBodies bodies) {
        return bodies.size() * RequestBodies.DOCUMENTS;
    }

    private Histogram besideStuck(URI address, RequestBodies bodies, int half)
            throws IOException, InterruptedException {
        try (SlowConnections stuck = SlowConnections.open(address, 1)) {
            Histogram micros = new Senders(address, bodies, MANY_SENDERS).sendPaced(half, length);
            if (stuck.answered() > 0 && length.compareTo(IDLE_TIME) < 0) {
                throw new IllegalStateException("the stuck sender was not stuck");
            }
            return micros;
        }
    }

    /** The time of a file with all documents less that of a file with one request. */
    private Duration ingest(RequestBodies bodies, Map<SettingKey, String> settings)
            throws IOException, InterruptedException {
        Path all = session.data().resolve("all.ndjson");
        Path few = session.data().resolve("few.ndjson");
        bodies.write(all);
        RequestBodies.of(session.workload(), RequestBodies.DOCUMENTS).write(few);
        session.step("ingesting %,d documents", documents);
        Duration start = time(command(session.data(), settings, "ingest", "ndjson", few.toString()));
        return time(command(session.data(), settings, "ingest", "ndjson", all.toString()))
                .minus(start);
    }

    private static Duration time(LandportProcess command) throws InterruptedException {
        long started = System.nanoTime();
        command.run(TIMEOUT);
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
