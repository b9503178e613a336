package io.landport.bench.gateway;

import io.landport.simulator.Pacer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Senders that send the same request again until it is answered with 202, whatever happens to the gateway. An answer other than 202, 503
 * with {@code Retry-After}, or none, is a failure.
 */
public final class PersistentSenders implements AutoCloseable {
    /** How many there are; each has one request in flight. */
    public static final int SENDERS = 4;

    private static final int UNLIMITED = 100_000;
    private static final int DOCUMENTS = 20;
    private static final int UNAVAILABLE = 503;
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Supplier<URI> gateway;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Semaphore answers = new Semaphore(0);
    private final String prefix;
    private final int requestsPerSecond;
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean isStopping;

    /** @param gateway its current address */
    PersistentSenders(Supplier<URI> gateway) {
        this(gateway, UNLIMITED, "sent-");
    }

    /**
     * @param gateway the address of one that serves; asked before each request
     * @param requestsPerSecond of all senders together, of twenty documents each
     * @param prefix of the ids of documents
     */
    public PersistentSenders(Supplier<URI> gateway, int requestsPerSecond, String prefix) {
        this.gateway = gateway;
        this.prefix = prefix;
        this.requestsPerSecond = requestsPerSecond;
        for (int sender = 0; sender < SENDERS; sender++) {
            running.add(pool.submit(() -> {
                sendUntilStopped();
                return null;
            }));
        }
    }

    /** Waits until further requests are answered. */
    void awaitAnswers(int count, Duration timeout) throws InterruptedException {
        answers.drainPermits();
        if (!answers.tryAcquire(count, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("no answers for " + timeout.toSeconds() + " s");
        }
    }

    /** Stops after the requests in flight; returns the ids of all documents whose request was answered with 202. */
    public Set<String> stop() throws InterruptedException {
        isStopping = true;
        for (Future<?> sender : running) {
            try {
                sender.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender failed", e.getCause());
            }
        }
        return Set.copyOf(answered);
    }

    /** Requests that were answered with 503 and {@code Retry-After}. */
    public int retries() {
        return retries.get();
    }

    /** Requests whose connection was refused, so that nothing was sent. */
    public int refused() {
        return refused.get();
    }

    /** Requests whose connection ended before the answer. */
    public int broken() {
        return broken.get();
    }

    @Override
    public void close() {
        isStopping = true;
        pool.shutdownNow();
    }

    private void sendUntilStopped() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Pacer pace = Pacer.of(Math.max(1, requestsPerSecond / SENDERS));
        while (!isStopping && pace.awaitTurn()) {
            List<String> ids = new ArrayList<>();
            StringBuilder body = new StringBuilder();
            for (int document = 0; document < DOCUMENTS; document++) {
                String id = prefix + numbers.incrementAndGet();
                ids.add(id);
                body.append(line(id)).append('\n');
            }
            while (!isTaken(client, body.toString()) && !isStopping) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
            if (!isStopping) {
                answered.addAll(ids);
                answers.release();
            }
        }
    }

    private boolean isTaken(HttpClient client, String body) throws InterruptedException {
        HttpResponse<String> response;
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            response = client.send(
                    DocumentRequests.of(DocumentRequests.lines(gateway.get()), bytes),
                    HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            refused.incrementAndGet();
            return false;
        } catch (IOException e) {
            broken.incrementAndGet();
            return false;
        }
        if (response.statusCode() == UNAVAILABLE
                && response.headers().firstValue("Retry-After").isPresent()) {
            retries.incrementAndGet();
        } else {
            DocumentRequests.requireAccepted(response);
        }
        return DocumentRequests.isAccepted(response);
    }

    /** A document that counts. */
    static String line(String id) {
        return """
            {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":1,"statisticalDate":"2025-06-30",\
            "flow":"import","crossing":"3004","mode":"5","partner":"CA","region":"US-WA","currency":"USD",\
            "lines":[{"commodity":"440710","value":100.5,"netWeight":20}]}}\
            """.formatted(id);
    }
}
