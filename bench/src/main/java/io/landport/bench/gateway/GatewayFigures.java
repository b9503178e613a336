package io.landport.bench.gateway;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What was measured of a gateway.
 *
 * @param documents number of documents of the throughput
 * @param sent time in which the gateway took them
 * @param ingested time in which {@code ingest ndjson} published the same ones, without the start of the process
 * @param cpu of the gateway for them
 * @param half latency of requests at half of the throughput, in microseconds
 * @param besideStuck the same while one sender has stopped in the middle of a request
 * @param grownBytes by which the resident memory of the gateway grew with slow connections
 * @param refused slow connections that were answered at once
 */
public record GatewayFigures(
        int documents,
        Duration sent,
        Duration ingested,
        Duration cpu,
        Histogram half,
        Histogram besideStuck,
        long grownBytes,
        long refused) {
    private static final double NANOS = 1e9;

    /** Documents a second over HTTP. */
    public double sentPerSecond() {
        return documents / (sent.toNanos() / NANOS);
    }

    /** Documents a second of {@code ingest}. */
    public double ingestedPerSecond() {
        return documents / (ingested.toNanos() / NANOS);
    }
}
