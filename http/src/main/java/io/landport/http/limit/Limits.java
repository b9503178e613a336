package io.landport.http.limit;

import java.time.Duration;

/**
 * Limits of the server as a whole.
 *
 * @param headerBytes of a request line with its headers
 * @param idleTime after which a connection on which nothing moves is ended
 * @param requests that are served at a time, open routes not counted; each takes a thread while it blocks
 * @param connections that are open at a time; further ones wait to be accepted
 * @param requestsPerSecond of one token, with bursts of one second; 0 for no limit
 * @param stopTime that requests in flight have to end when the server stops
 */
public record Limits(
        int headerBytes, Duration idleTime, int requests, int connections, int requestsPerSecond, Duration stopTime) {
    private static final int HEADER_BYTES = 16 * 1024;
    private static final Duration IDLE_TIME = Duration.ofSeconds(30);
    private static final int REQUESTS = 640;
    private static final int CONNECTIONS = 2_048;
    private static final int REQUESTS_PER_SECOND = 200;
    private static final Duration STOP_TIME = Duration.ofSeconds(10);

    public Limits {
        if (headerBytes < 1 || requests < 1 || connections < 1 || requestsPerSecond < 0) {
            throw new IllegalArgumentException("limits must be positive but are " + headerBytes + " bytes of headers, "
                    + requests + " requests, " + connections + " connections, " + requestsPerSecond
                    + " requests a second");
        }
    }

    public static Limits defaults() {
        return new Limits(HEADER_BYTES, IDLE_TIME, REQUESTS, CONNECTIONS, REQUESTS_PER_SECOND, STOP_TIME);
    }

    /** With another number of requests at a time. */
    public Limits withRequests(int count) {
        return new Limits(headerBytes, idleTime, count, connections, requestsPerSecond, stopTime);
    }

    /** With another idle time. */
    public Limits withIdleTime(Duration time) {
        return new Limits(headerBytes, time, requests, connections, requestsPerSecond, stopTime);
    }

    /** With another rate for each token; 0 for no limit. */
    public Limits withRequestsPerSecond(int rate) {
        return new Limits(headerBytes, idleTime, requests, connections, rate, stopTime);
    }
}
