package io.landport.bench.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Readers that ask the same questions over and over, each at times of its own that do not depend on the answers before. A question that is asked
 * late has waited since its time.
 */
public final class Readers {
    /** What readers ask over and over: a dashboard, a table of months, a ranking, and what has changed. */
    private static final List<String> PATHS = List.of(
            "/v1/query/monthly?by=month,flow&source=us-bts",
            "/v1/query/monthly?by=crossing,flow&source=us-bts&from=2025-06&to=2025-06",
            "/v1/query/monthly?by=month,sector&source=us-bts&crossing=us-port:2304",
            "/v1/query/daily?by=day,flow&source=us-bts&crossing=us-port:2304&from=2025-06-01",
            "/v1/query/monthly?by=month,flow&source=us-bts&format=csv",
            "/v1/codes/sector");

    private static final int DIGITS = 3;
    private static final int SUCCESS = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI api;
    private final int readers;
    private final Duration period;
    private final Histogram micros = new ConcurrentHistogram(DIGITS);
    private final Map<String, Histogram> byQuestion = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();

    /** @param period between two questions of a reader */
    public Readers(URI api, int readers, Duration period) {
        this.api = api;
        this.readers = readers;
        this.period = period;
    }

    /**
     * What the readers saw.
     *
     * @param micros time of each question, failed ones included
     * @param byQuestion the same by path
     * @param failures by status of the response; 0 for none
     */
    public record ReaderFigures(
            Histogram micros, SortedMap<String, Histogram> byQuestion, Map<Integer, Integer> failures) {
        public ReaderFigures {
            byQuestion = Collections.unmodifiableSortedMap(new TreeMap<>(byQuestion));
            failures = Map.copyOf(failures);
        }
    }

    /** Lets all of them read for a time. */
    public ReaderFigures run(Duration length) throws InterruptedException {
        long start = System.nanoTime();
        List<Callable<Void>> tasks = IntStream.range(0, readers)
                .<Callable<Void>>mapToObj(reader -> () -> {
                    read(reader, start, start + length.toNanos());
                    return null;
                })
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        try {
            pool.invokeAll(tasks);
        } finally {
            pool.shutdown();
        }
        return new ReaderFigures(micros.copy(), new TreeMap<>(byQuestion), failures);
    }

    private void read(int reader, long start, long end) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Runnable::run)
                .build();
        // Spread over the period, as readers are.
        long first = start + period.toNanos() * reader / readers;
        for (int question = 0; first + period.toNanos() * question < end; question++) {
            long due = first + period.toNanos() * question;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String path = PATHS.get((reader + question) % PATHS.size());
            int status = status(client, path);
            if (status != SUCCESS) {
                failures.merge(status, 1, Integer::sum);
            }
            record(path, (System.nanoTime() - due) / 1_000);
        }
    }

    private void record(String path, long took) {
        micros.recordValue(took);
        byQuestion
                .computeIfAbsent(path, unused -> new ConcurrentHistogram(DIGITS))
                .recordValue(took);
    }

    private int status(HttpClient client, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
