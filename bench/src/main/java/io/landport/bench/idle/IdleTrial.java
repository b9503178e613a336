package io.landport.bench.idle;

import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.LandportProcess;
import io.landport.bench.process.ResourceUsage;
import io.landport.bench.process.ThreadTimes;
import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The processor time and memory of {@code landport up}: without documents, then with an open page, then with documents.
 *
 * @param settle before the first measurement and after each change
 * @param measured how long each measurement takes
 * @param rates documents a second, one after another
 */
public record IdleTrial(Session session, Duration settle, Duration measured, List<Integer> rates) {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int BUSIEST = 5;

    public IdleTrial {
        rates = List.copyOf(rates);
    }

    /** A row for each measurement. */
    public List<FigureRow> measure() throws IOException, InterruptedException {
        List<FigureRow> rows = new ArrayList<>();
        Path data = session.data().resolve("up");
        List<String> command = List.of(
                "up",
                "--open",
                "--kafka-port",
                "0",
                "--postgres-port",
                "0",
                "--http-port",
                "0",
                "--data",
                data.toString());
        try (ChildProcess up = new LandportProcess(command, ChildProcess.OWN_CLASS_PATH).start()) {
            URI address = address(up);
            long postgres = postmaster(data);
            rows.add(measure("no documents", up, postgres, 0));
            CompletableFuture<?> page = openPage(address);
            rows.add(measure("no documents, a page open", up, postgres, 0));
            page.cancel(true);
            for (int rate : rates) {
                List<String> feeds = List.of(
                        "simulate",
                        "--rate",
                        Integer.toString(rate),
                        "--seed",
                        Long.toString(session.seed()),
                        "--data",
                        data.toString());
                try (ChildProcess simulator = new LandportProcess(feeds, ChildProcess.OWN_CLASS_PATH).start()) {
                    rows.add(measure("%,d documents/s".formatted(rate), up, postgres, rate));
                    simulator.requireAlive();
                }
            }
        }
        return rows;
    }

    private FigureRow measure(String name, ChildProcess up, long postgres, int rate) throws InterruptedException {
        session.step("%s: measuring after %d s", name, settle.toSeconds());
        requireAliveFor(settle, up);
        ResourceUsage before = ResourceUsage.of(up.pid());
        ResourceUsage postgresBefore = ResourceUsage.ofTree(postgres);
        ThreadTimes threads = ThreadTimes.of(up.pid());
        requireAliveFor(measured, up);
        ResourceUsage after = ResourceUsage.of(up.pid());
        Duration ofUp = after.cpu().minus(before.cpu());
        Duration ofPostgres = ResourceUsage.ofTree(postgres).cpu().minus(postgresBefore.cpu());
        return FigureRow.of(name)
                .with("cores", cores(ofUp))
                .with("postgres_cores", cores(ofPostgres))
                .with("resident_mib", after.residentBytes() / MEBIBYTE)
                .with("us_a_document", perDocument(ofUp.plus(ofPostgres), rate))
                .with(
                        "busiest",
                        ThreadTimes.of(up.pid()).busiestSince(threads, BUSIEST).stream()
                                .map(thread -> thread.name() + ' ' + cores(thread.time()))
                                .collect(Collectors.joining(", ")));
    }

    /** Waits for a time, or fails as soon as the process has ended. */
    private static void requireAliveFor(Duration time, ChildProcess process) throws InterruptedException {
        OptionalInt unused = process.awaitExit(time);
        process.requireAlive();
    }

    /** Microseconds of a processor; empty without documents. */
    private Optional<Double> perDocument(Duration time, int rate) {
        return rate == 0
                ? Optional.empty()
                : Optional.of(time.toNanos() / NANOS_PER_MICRO / (rate * measured.toSeconds()));
    }

    /** Cores that are busy on average, as text, because tables round numbers. */
    private String cores(Duration time) {
        return "%.3f".formatted(time.toNanos() / NANOS / measured.toSeconds());
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static URI address(ChildProcess up) {
        String line = up.line();
        while (!line.contains("/health/ready")) {
            line = up.line();
        }
        return URI.create(line.substring(line.indexOf("http://"))).resolve("/");
    }

    /** Follows the stream of the page, as a browser that shows it. */
    private static CompletableFuture<HttpResponse<Void>> openPage(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/v1/console/stream")).build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
