package io.landport.http.limit;

import java.time.Duration;

/**
 * Limits of the server as a whole, and of each caller.
 *
 * @param headerBytes of a request line with its headers
 * @param idleTime after which a connection on which nothing moves is ended; the headers of a request take little longer in all
 * @param requests that are served at a time, open routes not counted; each takes a thread while it blocks. One caller has at most half of
 *     them
 * @param connections that are open at a time; further ones wait to be accepted. Once three quarters are open, those that wait for a request
 *     or its headers are closed after a fifth of the idle time
 * @param requestsPerSecond of one token, with bursts of one second; 0 for no limit
 * @param documentsPerSecond in the bodies of one caller, as {@link io.landport.http.request.RequestPace} counts them; 0 for no limit
 * @param bytesPerSecond of the decompressed bodies of one caller; 0 for no limit
 * @param stopTime that requests in flight have to end when the server stops; connections on which nothing moves for a tenth of it are
 * closed
 */
public record Limits(
        int headerBytes,
        Duration idleTime,
        int requests,
        int connections,
        int requestsPerSecond,
        int documentsPerSecond,
        int bytesPerSecond,
        Duration stopTime) {
    private static final int HEADER_BYTES = 16 * 1024;
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);
    private static final int REQUESTS = 640;
    private static final int CONNECTIONS = 2_048;
    private static final int REQUESTS_PER_SECOND = 200;
    private static final int DOCUMENTS_PER_SECOND = 10_000;
    private static final int BYTES_PER_SECOND = 16 * 1024 * 1024;
    private static final Duration STOP_TIME = Duration.ofSeconds(10);

    public Limits {
        if (headerBytes < 1
                || requests < 1
                || connections < 1
                || requestsPerSecond < 0
                || documentsPerSecond < 0
                || bytesPerSecond < 0) {
            throw new IllegalArgumentException("limits must be positive but are " + headerBytes + " bytes of headers, "
                    + requests + " requests, " + connections + " connections, and per second " + requestsPerSecond
                    + " requests, " + documentsPerSecond + " documents and " + bytesPerSecond + " bytes");
        }
    }

    public static Limits defaults() {
        return new Limits(
                HEADER_BYTES,
                IDLE_TIME,
                REQUESTS,
                CONNECTIONS,
                REQUESTS_PER_SECOND,
                DOCUMENTS_PER_SECOND,
                BYTES_PER_SECOND,
                STOP_TIME);
    }

    /** With another number of requests at a time. */
    public Limits withRequests(int count) {
        return new Limits(
                headerBytes,
                idleTime,
                count,
                connections,
                requestsPerSecond,
                documentsPerSecond,
                bytesPerSecond,
                stopTime);
    }

    /** With another number of connections, and another idle time of each. */
    public Limits withConnections(int count, Duration idle) {
        return new Limits(
                headerBytes, idle, requests, count, requestsPerSecond, documentsPerSecond, bytesPerSecond, stopTime);
    }

    /** With other rates for each caller; 0 for no limit. */
    public Limits withRates(int requestsEach, int documentsEach, int bytesEach) {
        return new Limits(
                headerBytes, idleTime, requests, connections, requestsEach, documentsEach, bytesEach, stopTime);
    }

    /** With another time to stop. */
    public Limits withStopTime(Duration time) {
        return new Limits(
                headerBytes,
                idleTime,
                requests,
                connections,
                requestsPerSecond,
                documentsPerSecond,
                bytesPerSecond,
                time);
    }
}
