package io.landport.bench.gateway;

import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Measures a gateway: throughput, latency at half of it, a stuck sender, and slow connections. */
public final class GatewayTrial {
    private static final int SENDERS = 8;
    private static final int MANY_SENDERS = 49;
    private static final int SLOW_CONNECTIONS = 500;
    /** After which the gateway ends a connection on which nothing arrives. */
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);

    private static final Duration DRIP = Duration.ofSeconds(15);

    private final Path data;
    private final Workload workload;
    private final int documents;
    private final Duration length;
    private final Consumer<String> progress;

    /** @param length of the measurements of latency */
    public GatewayTrial(Path data, Workload workload, int documents, Duration length, Consumer<String> progress) {
        this.data = data;
        this.workload = workload;
        this.documents = documents;
        this.length = length;
        this.progress = progress;
    }

    public GatewayFigures measure() throws IOException, InterruptedException {
        RequestBodies bodies = RequestBodies.of(workload, documents);
        try (MeasuredGateway gateway = MeasuredGateway.start(data)) {
            Duration ingested = ingested(gateway, bodies);
            progress.accept("sending %,d documents twice, the second time timed".formatted(documents));
            Senders senders = new Senders(gateway.documents(), bodies, SENDERS);
            Duration unused = senders.sendAll();
            Duration before = gateway.cpu();
            Duration sent = senders.sendAll();
            Duration cpu = gateway.cpu().minus(before);
            int half = Math.toIntExact(bodies.size() * Duration.ofSeconds(1).toMillis() / sent.toMillis() / 2);
            progress.accept("sending %,d requests a second".formatted(half));
            Histogram latency = senders.sendPaced(half, length);
            progress.accept("the same from %d senders beside a stuck one".formatted(MANY_SENDERS));
            Histogram besideStuck = besideStuck(gateway, bodies, half);
            progress.accept("opening %d slow connections".formatted(SLOW_CONNECTIONS));
            long resident = gateway.residentBytes();
            try (SlowConnections slow = SlowConnections.open(gateway.documents(), SLOW_CONNECTIONS)) {
                slow.drip(DRIP);
                return new GatewayFigures(
                        bodies.size() * RequestBodies.DOCUMENTS,
                        sent,
                        ingested,
                        cpu,
                        latency,
                        besideStuck,
                        gateway.residentBytes() - resident,
                        slow.answered());
            }
        }
    }

    private Histogram besideStuck(MeasuredGateway gateway, RequestBodies bodies, int half)
            throws IOException, InterruptedException {
        try (SlowConnections stuck = SlowConnections.open(gateway.documents(), 1)) {
            Histogram micros = new Senders(gateway.documents(), bodies, MANY_SENDERS).sendPaced(half, length);
            if (stuck.answered() > 0 && length.compareTo(IDLE_TIME) < 0) {
                throw new IllegalStateException("the stuck sender was not stuck");
            }
            return micros;
        }
    }

    /** The time of a file with all documents less that of a file with one request. */
    private Duration ingested(MeasuredGateway gateway, RequestBodies bodies) throws IOException, InterruptedException {
        Path all = data.resolve("all.ndjson");
        Path few = data.resolve("few.ndjson");
        bodies.write(all);
        RequestBodies.of(workload, RequestBodies.DOCUMENTS).write(few);
        progress.accept("ingesting %,d documents".formatted(documents));
        Duration start = gateway.timed(List.of("ingest", "ndjson", few.toString()));
        return gateway.timed(List.of("ingest", "ndjson", all.toString())).minus(start);
    }
}
