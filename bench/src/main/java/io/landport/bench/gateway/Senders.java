package io.landport.bench.gateway;

import io.landport.simulator.Pacer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends the same bodies from several connections at a time.
 *
 * @param count number of senders, each with a connection of its own
 */
record Senders(URI documents, RequestBodies bodies, int count) {
    private static final int DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;

    /** Sends all bodies once, as fast as they are taken; returns the time that it took. */
    Duration sendAll() throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long started = System.nanoTime();
        together((client, sender) -> {
            for (int request = next.getAndIncrement(); request < bodies.size(); request = next.getAndIncrement()) {
                DocumentRequests.send(client, documents, bodies.body(request));
            }
        });
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /**
     * Sends at a fixed rate; returns the times from when each request was due to its answer, in microseconds.
     *
     * @param requestsPerSecond of all senders together, at least their number
     */
    Histogram sendPaced(int requestsPerSecond, Duration length) throws InterruptedException {
        Histogram micros = new ConcurrentHistogram(DIGITS);
        int each = requestsPerSecond / count;
        int requests = Math.toIntExact(each * length.toSeconds());
        together((client, sender) -> {
            Pacer pace = Pacer.of(each);
            long period = Duration.ofSeconds(1).toNanos() / each;
            long due = System.nanoTime();
            for (int request = 0; request < requests && pace.awaitTurn(); request++) {
                DocumentRequests.send(client, documents, bodies.body(sender + request * count));
                micros.recordValue(Math.max(0, System.nanoTime() - due) / NANOS_PER_MICRO);
                due += period;
            }
        });
        return micros;
    }

    private interface Sending {
        void run(HttpClient client, int sender) throws IOException, InterruptedException;
    }

    private void together(Sending sending) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int sender = 0; sender < count; sender++) {
                int number = sender;
                running.add(pool.submit(() -> {
                    sending.run(HttpClient.newHttpClient(), number);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sender failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
