package io.landport.bench.gateway;

import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.bench.trial.Session;
import io.landport.installation.settings.SettingKey;
import io.landport.simulator.Pacer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * The time from a document's request to its receipt, both over HTTP, through the whole pipeline. A sender sends single documents at a fixed
 * rate whatever the answers, and a follower pulls receipts.
 */
public record ReceiptTimes(Session session) {
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int OK = 200;

    /**
     * Measures after a warm-up of 45 seconds.
     *
     * @return microseconds from when each request was due to when its receipt was read
     */
    public Histogram measure(Duration length) throws IOException, InterruptedException {
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            Map<SettingKey, String> settings = new EnumMap<>(servers.settings());
            settings.put(SettingKey.RECEIPTS, "yes");
            settings.put(SettingKey.HTTP_RATE, "0");
            GatewayTrial.command(session.data(), settings, "topics", "--create").run(TIMEOUT);
            try (StageChild streams = stage("streams", settings);
                    StageChild consumer = stage("consumer", settings);
                    StageChild gateway = stage("gateway", settings)) {
                for (StageChild stage : List.of(streams, consumer, gateway)) {
                    stage.awaitReady(TIMEOUT);
                }
                session.step("sending %d documents a second, one by one, and pulling their receipts", PER_SECOND);
                return measure(gateway.address(), length);
            }
        }
    }

    private StageChild stage(String command, Map<SettingKey, String> settings) throws IOException {
        return StageChild.start(command, session.data().resolve(command), settings);
    }

    private static Histogram measure(URI gateway, Duration length) throws IOException, InterruptedException {
        int ignored = Math.toIntExact(WARM_UP.toSeconds() * PER_SECOND);
        int all = ignored + Math.toIntExact(length.toSeconds() * PER_SECOND);
        Follower follower = new Follower(gateway);
        CompletableFuture<Void> following = CompletableFuture.runAsync(() -> follower.follow(all));
        long[] due = send(gateway, all);
        try {
            following.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not all receipts were read", e);
        }
        Histogram micros = new Histogram(DIGITS);
        for (int number = ignored; number < all; number++) {
            micros.recordValue(Math.max(0, follower.read(number) - due[number]) / NANOS_PER_MICRO);
        }
        return micros;
    }

    /** Sends at the rate without waiting for answers; returns when each request was due. */
    private static long[] send(URI gateway, int count) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Pacer pace = Pacer.of(PER_SECOND);
        long[] due = new long[count];
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int number = 0; number < count && pace.awaitTurn(); number++) {
            due[number] = System.nanoTime();
            byte[] body = PersistentSenders.line(Follower.PREFIX + number).getBytes(StandardCharsets.UTF_8);
            HttpRequest request = DocumentRequests.of(gateway.resolve("/v1/documents?format=json"), body);
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        answers.forEach(answer -> DocumentRequests.requireAccepted(answer.join()));
        return due;
    }

    /** Pulls receipts page by page and notes when that of each document came. */
    private static final class Follower {
        static final String PREFIX = "timed-";
        private static final Pattern DOCUMENT = Pattern.compile("\"documentId\":\"" + PREFIX + "(\\d+)\"");
        private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\",\"more\":(true|false)");

        private final URI gateway;
        private final HttpClient client = HttpClient.newHttpClient();
        private final Map<Integer, Long> read = new HashMap<>();

        Follower(URI gateway) {
            this.gateway = gateway;
        }

        void follow(int count) {
            String after = "";
            while (read.size() < count) {
                String page = page(after);
                long now = System.nanoTime();
                DOCUMENT.matcher(page)
                        .results()
                        .forEach(found -> read.putIfAbsent(Integer.valueOf(found.group(1)), now));
                Matcher next = NEXT.matcher(page);
                if (!next.find()) {
                    throw new IllegalStateException("a page without a cursor: " + page);
                }
                after = "&after=" + next.group(1);
                if (next.group(2).equals("false")) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }

        long read(int number) {
            Long at = read.get(number);
            if (at == null) {
                throw new IllegalStateException("document " + number + " has no receipt");
            }
            return at;
        }

        private String page(String after) {
            HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/receipts?limit=1000" + after))
                    .build();
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != OK) {
                    throw new IllegalStateException("answered with " + response.statusCode() + ": " + response.body());
                }
                return response.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
