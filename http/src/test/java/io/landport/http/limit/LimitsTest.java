package io.landport.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FakeTokens;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.RawClient;
import io.landport.http.Requests;
import io.landport.http.SampleMount;
import io.landport.http.token.AccessTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final String[] GZIP = {"Content-Encoding", "gzip"};
    private static final HttpSettings SETTINGS = Doors.onLoopback();

    @Test
    void shouldTakeABodyAtTheLimitAndRefuseALargerOne() throws Exception {
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> largest = requests.post("/documents", new byte[1_000]);
            HttpResponse<String> larger = requests.post("/documents", new byte[1_001]);

            // Then
            assertThat(largest.body()).isEqualTo("1000");
            assertThat(larger.statusCode()).isEqualTo(413);
            assertThat(larger.body()).contains("body-too-large", "\"limit\":1000");
        }
    }

    @Test
    void shouldRefuseALargerBodyThatDoesNotDeclareItsLength() throws Exception {
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE);
                RawClient client = RawClient.connect(door.address())) {
            // When
            client.sendHead("POST /documents", "Transfer-Encoding: chunked");
            client.sendChunk("x".repeat(600));
            client.sendChunk("x".repeat(600));

            // Then
            assertThat(client.readAll()).startsWith("HTTP/1.1 413").contains("body-too-large");
        }
    }

    /** It is refused before the client has sent the body. */
    @Test
    void shouldRefuseADeclaredLengthBeforeTheBodyIsSent() throws Exception {
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE);
                RawClient client = RawClient.connect(door.address())) {
            // When
            client.sendHead("POST /documents", "Expect: 100-continue", "Content-Length: 1000000");

            // Then
            assertThat(client.readAll()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void shouldDecompressABody() throws Exception {
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE)) {
            // When
            HttpResponse<String> counted = new Requests(door.address()).post("/documents", gzip(new byte[5_000]), GZIP);

            // Then
            assertThat(counted.body()).isEqualTo("5000");
        }
    }

    @Test
    void shouldRefuseASmallBodyThatDecompressesToALargeOne() throws Exception {
        // Given
        byte[] bomb = gzip(new byte[500_000]);
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE)) {
            // When
            HttpResponse<String> refused = new Requests(door.address()).post("/documents", bomb, GZIP);

            // Then
            assertThat(bomb).hasSizeLessThan(1_000);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("decompressed-too-large", "\"limit\":5000");
        }
    }

    @Test
    void shouldRefuseADamagedBodyAndAnotherEncoding() throws Exception {
        // Given
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(gzip(new byte[100]));
        damaged.write(1);
        byte[] cut = gzip(new byte[100]);
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // When
            List<Integer> statuses = List.of(
                    requests.post("/documents", damaged.toByteArray(), GZIP).statusCode(),
                    requests.post("/documents", Arrays.copyOf(cut, cut.length - 9), GZIP)
                            .statusCode(),
                    requests.post("/documents", new byte[10], GZIP).statusCode(),
                    requests.post("/documents", new byte[10], "Content-Encoding", "br")
                            .statusCode());

            // Then
            assertThat(statuses).containsExactly(400, 400, 400, 415);
        }
    }

    @Test
    void shouldEndABodyThatStopsArriving() throws Exception {
        // Given
        HttpSettings impatient = SETTINGS.with(Limits.defaults().withConnections(100, Duration.ofMillis(300)));
        try (FrontDoor door = Doors.open(impatient, AccessTokens.NONE);
                RawClient client = RawClient.connect(door.address())) {
            // When
            client.send("POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");

            // Then
            assertThat(client.readAll()).startsWith("HTTP/1.1 408").contains("nothing arrived");
        }
    }

    /** A byte now and then keeps the connection from being idle. */
    @Test
    void shouldEndABodyThatArrivesTooSlowly() throws Exception {
        // Given
        AtomicLong sent = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE);
                RawClient client = RawClient.connect(door.address())) {
            client.sendHead("POST /documents", "Content-Length: 900");
            Thread dripping = new Thread(() -> drip(List.of(client), sent, ended));
            dripping.start();

            // When
            String answer = client.readUntil("}");
            ended.countDown();
            dripping.join();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 408").contains("the limit of a request is 2000 ms");
            assertThat(sent.get()).isBetween(5L, 899L);
        }
    }

    /** A byte now and then keeps the connection from being idle. */
    @Test
    void shouldCloseAConnectionWhoseHeadersArriveTooSlowly() throws Exception {
        // Given
        HttpSettings impatient = SETTINGS.with(Limits.defaults().withConnections(100, Duration.ofMillis(800)));
        CountDownLatch ended = new CountDownLatch(1);
        try (FrontDoor door = Doors.open(impatient, AccessTokens.NONE);
                RawClient client = RawClient.connect(door.address())) {
            client.sendHead("GET /open");
            client.readUntil("open");
            Thread dripping = new Thread(() -> drip(List.of(client), new AtomicLong(), ended));
            client.send("GET /open HTTP/1.1\r\nX-Slow: ");
            dripping.start();

            // When
            String answer = client.readUntilClosed();
            ended.countDown();
            dripping.join();

            // Then
            assertThat(answer).isEmpty();
        }
    }

    /** As many as are accepted by default. Half of them send a byte of a header now and then, the others nothing. */
    @Test
    void shouldAnswerOthersWhileSlowClientsTakeAllConnections() throws Exception {
        // Given
        int capacity = Limits.defaults().connections();
        CountDownLatch ended = new CountDownLatch(1);
        List<RawClient> slow = new ArrayList<>();
        List<RawClient> sending = new ArrayList<>();
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE)) {
            for (int count = 0; count < capacity; count++) {
                RawClient client = RawClient.connect(door.address());
                slow.add(client);
                if (count % 2 == 0) {
                    client.send("GET /open HTTP/1.1\r\nX-Slow: ");
                    sending.add(client);
                }
            }
            Thread dripping = new Thread(() -> drip(sending, new AtomicLong(), ended));
            dripping.start();

            // When
            try (RawClient other = RawClient.connect(door.address())) {
                other.sendHead("GET /open");

                // Then
                assertThat(other.readUntil("open")).startsWith("HTTP/1.1 200");
            } finally {
                ended.countDown();
                dripping.join();
            }
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @Test
    void shouldRefuseHeadersThatAreTooLarge() throws Exception {
        try (FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE)) {
            // When
            HttpResponse<String> refused = new Requests(door.address()).get("/open", "X-Large", "x".repeat(20_000));

            // Then
            assertThat(refused.statusCode()).isEqualTo(431);
            assertThat(refused.body()).contains("headers-too-large", "\"status\":431");
        }
    }

    @Test
    void shouldLimitTheRequestsOfEachToken() throws Exception {
        // Given
        FakeTokens tokens = new FakeTokens();
        String[] one = FakeTokens.header(tokens.create(Role.ANALYST));
        String[] other = FakeTokens.header(tokens.create(Role.ANALYST));
        HttpSettings settings = SETTINGS.with(Limits.defaults().withRates(1, 0, 0));
        try (FrontDoor door = Doors.open(settings, tokens)) {
            Requests requests = new Requests(door.address());
            // What only the first request takes long for would give the token another one.
            requests.get("/figures/2026-01", FakeTokens.header(tokens.create(Role.ANALYST)));
            requests.get("/figures/2026-01", one);

            // When
            HttpResponse<String> second = requests.get("/figures/2026-01", one);
            HttpResponse<String> ofOther = requests.get("/figures/2026-01", other);

            // Then
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(ofOther.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseRequestsBeyondTheConcurrentOnesButServeOpenRoutes() throws Exception {
        // Given
        SampleMount mount = new SampleMount();
        HttpSettings settings = SETTINGS.with(Limits.defaults().withRequests(1));
        try (FrontDoor door = Doors.open(settings, AccessTokens.NONE, mount)) {
            Requests requests = new Requests(door.address());
            CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> status(requests, "/held"));
            mount.awaitHeld();

            // When
            HttpResponse<String> refused = requests.get("/figures/2026-01");
            HttpResponse<String> open = requests.get("/open");
            mount.release();
            int first = held.join();
            HttpResponse<String> later = requests.get("/figures/2026-01");

            // Then
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(first).isEqualTo(200);
            assertThat(later.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldLeaveHalfOfThePlacesToOtherTokens() throws Exception {
        // Given
        SampleMount mount = new SampleMount();
        FakeTokens tokens = new FakeTokens();
        String[] one = FakeTokens.header(tokens.create(Role.ANALYST));
        String[] other = FakeTokens.header(tokens.create(Role.ANALYST));
        try (FrontDoor door = Doors.open(SETTINGS.with(Limits.defaults().withRequests(2)), tokens, mount)) {
            Requests requests = new Requests(door.address());
            CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> status(requests, "/held", one));
            mount.awaitHeld();

            // When
            HttpResponse<String> refused = requests.get("/figures/2026-01", one);
            HttpResponse<String> ofOther = requests.get("/figures/2026-01", other);
            mount.release();

            // Then
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(ofOther.statusCode()).isEqualTo(200);
            assertThat(held.join()).isEqualTo(200);
            assertThat(requests.get("/figures/2026-01", one).statusCode()).isEqualTo(200);
        }
    }

    /** A probe that gets no answer would have the process restarted. */
    @Test
    void shouldAnswerWhileOtherClientsHoldTheirRequestsBack() throws Exception {
        // Given
        List<RawClient> held = new ArrayList<>();
        HttpSettings settings = SETTINGS.with(Limits.defaults().withRequests(1));
        try (FrontDoor door = Doors.open(settings, AccessTokens.NONE)) {
            for (int client = 0; client < 50; client++) {
                held.add(RawClient.connect(door.address()));
                held.get(client).send("GET /ope");
            }

            // When
            HttpResponse<String> open = new Requests(door.address()).get("/open");

            // Then
            assertThat(open.statusCode()).isEqualTo(200);
        } finally {
            for (RawClient client : held) {
                client.close();
            }
        }
    }

    private static int status(Requests requests, String path, String... headers) {
        try {
            return requests.get(path, headers).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a byte now and then on each connection, until the server closes it. */
    private static void drip(List<RawClient> clients, AtomicLong sent, CountDownLatch ended) {
        List<RawClient> open = new ArrayList<>(clients);
        try {
            while (!open.isEmpty() && !ended.await(100, TimeUnit.MILLISECONDS)) {
                open.removeIf(client -> !isTaken(client, sent));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isTaken(RawClient client, AtomicLong sent) {
        try {
            client.send("x");
            sent.incrementAndGet();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
