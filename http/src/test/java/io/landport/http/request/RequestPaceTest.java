package io.landport.http.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FakeTokens;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.Mount;
import io.landport.http.RawClient;
import io.landport.http.Requests;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.limit.Limits;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A route that reads a document from each byte of a body: {@code 1} is accepted, anything else rejected. */
final class RequestPaceTest {
    private static final int DOCUMENTS_PER_SECOND = 100;
    private static final int BYTES_PER_SECOND = 20_000;

    /** Would take hours. */
    private static final int MANY = 20_000;

    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final FakeTokens tokens = new FakeTokens();
    private final String[] token = FakeTokens.header(tokens.create(Role.FEED));
    private Duration time = Duration.ofMinutes(5);

    @AutoClose
    private FrontDoor door;

    @Test
    void shouldServeOthersWhileASourceThatSendsRejectionsWaits() throws Exception {
        // Given
        open();
        String[] other = FakeTokens.header(tokens.create(Role.FEED));
        CompletableFuture<HttpResponse<String>> flooding =
                CompletableFuture.supplyAsync(() -> post("/paced", "0".repeat(50), token));
        begun.await();

        // When
        HttpResponse<String> ofOther = post("/paced", "1".repeat(50), other);

        // Then
        assertThat(ofOther.body()).isEqualTo("50");
        assertThat(flooding).isNotDone();
    }

    @Test
    void shouldTakeDocumentsAndBytesAtTheirRates() throws Exception {
        // Given
        open();
        long began = System.nanoTime();

        // When
        post("/paced", "1".repeat(2 * DOCUMENTS_PER_SECOND), token);
        long documents = System.nanoTime();
        post("/bytes", "1".repeat(2 * BYTES_PER_SECOND), token);
        long bytes = System.nanoTime();

        // Then
        assertThat(Duration.ofNanos(documents - began)).isGreaterThan(Duration.ofMillis(900));
        assertThat(Duration.ofNanos(bytes - documents)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void shouldEndWhenItsClientHasGone() throws Exception {
        // Given
        open();
        byte[] body = gzip("0".repeat(MANY));
        RawClient client = RawClient.connect(door.address());
        client.sendHead(
                "POST /paced", token[0] + ": " + token[1], "Content-Encoding: gzip", "Content-Length: " + body.length);
        client.send(body);
        begun.await();

        // When
        client.close();

        // Then
        assertThat(ended.get(20, TimeUnit.SECONDS)).contains("closed the connection");
        assertThat(read.get()).isLessThan(MANY);
    }

    @Test
    void shouldEndWhenItsTimeIsOver() throws Exception {
        // Given
        time = Duration.ofMillis(500);
        open();

        // When
        HttpResponse<String> response = post("/paced", "0".repeat(MANY), token);

        // Then
        assertThat(response.statusCode()).isEqualTo(408);
        assertThat(response.body()).contains("the limit of a request is 500 ms");
    }

    private void open() {
        HttpSettings settings =
                Doors.onLoopback().with(Limits.defaults().withRates(0, DOCUMENTS_PER_SECOND, BYTES_PER_SECOND));
        door = Doors.open(settings, tokens, new PacedMount());
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        try {
            return new Requests(door.address()).post(path, body.getBytes(UTF_8), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return compressed.toByteArray();
    }

    private final class PacedMount implements Mount {
        @Override
        public List<Route> routes() {
            BodyLimits limits = new BodyLimits(100_000, 100_000, time);
            return List.of(
                    Route.post("/paced", Access.of(Role.FEED), limits, context -> read(context, true)),
                    Route.post("/bytes", Access.of(Role.FEED), limits, context -> read(context, false)));
        }

        @Override
        public String openApi() {
            return "{}";
        }

        private void read(Context context, boolean hasDocuments) throws IOException, InterruptedException {
            RequestPace pace = RequestPace.of(context);
            int count = 0;
            try (InputStream body = RequestBody.of(context)) {
                for (int next = body.read(); next >= 0; next = body.read()) {
                    count++;
                    read.incrementAndGet();
                    if (hasDocuments) {
                        pace.take(next == '1');
                    }
                    begun.countDown();
                    pace.await();
                }
                context.result(Integer.toString(count));
            } catch (ProblemException e) {
                ended.complete(String.valueOf(e.problem().detail()));
                throw e;
            }
        }
    }
}
