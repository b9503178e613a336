package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.format.csv.MappingCatalog;
import io.landport.http.CallerMount;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.health.HealthMount;
import io.landport.http.limit.Limits;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;

/**
 * What the front door answers to any bytes: success or an error of the client, never one of the server, and the next request is served.
 * Tests run the inputs in {@code HttpFuzzTestInputs}; the profile {@code fuzz} looks for others.
 */
final class HttpFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int TIMEOUT_MS = 20_000;
    private static final int MAX_RESPONSE = 1 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    /** Not implemented transfer codings and versions of HTTP are errors of the client, whatever their number. */
    private static final List<Integer> ALLOWED_BEYOND_499 = List.of(501, 505);

    private static final String[] METHODS = {"POST", "GET", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE"};
    private static final String[] PATHS = {
        "/v1/documents",
        "/v1/documents/stream",
        "/v1/token",
        "/health/ready",
        "/health/live",
        "/openapi.json",
        "/docs/api",
        "/"
    };
    private static final String[] FORMATS = {"json", "ndjson", "csv"};
    private static final String[] MEDIA_TYPES = {"application/json", "application/x-ndjson", "text/csv", "text/plain"};

    private static final FakeLog LOG = new FakeLog();
    private static final GatewayMount GATEWAY = new GatewayMount(
            () -> new PublishTarget(new Judge(ReferenceReader.bundled()), LOG, source -> Optional.empty()),
            MappingCatalog.bundled(),
            CLOCK);
    private static final FrontDoor DOOR = FrontDoor.with(
                    Doors.onLoopback()
                            .with(Limits.defaults()
                                    .withRates(0, 0, 0)
                                    .withConnections(2_048, Duration.ofMillis(TIMEOUT_MS / 2))),
                    CLOCK)
            .tokens(new FeedTokens(NOW))
            .mount(new HealthMount(List::of))
            .mount(new CallerMount())
            .mount(GATEWAY)
            .start();

    private static final String NEXT =
            "{\"channel\":\"customs\",\"source\":\"us-bts\",\"documentId\":\"the next document\","
                    + "\"cancellation\":{\"number\":1}}";

    @AfterAll
    static void close() {
        DOOR.close();
        GATEWAY.close();
    }

    /** A connection on which anything comes. */
    @FuzzTest
    void connection(byte[] bytes) throws IOException {
        shouldAnswer(bytes);
        shouldTakeTheNext();
    }

    /** A request whose parts are in order and whose values are not. */
    @FuzzTest
    void request(FuzzedDataProvider data) throws IOException {
        StringBuilder head =
                new StringBuilder(data.pickValue(METHODS)).append(' ').append(data.pickValue(PATHS));
        if (data.consumeBoolean()) {
            head.append("?format=").append(data.pickValue(FORMATS));
        }
        if (data.consumeBoolean()) {
            head.append(head.indexOf("?") < 0 ? '?' : '&').append(data.consumeAsciiString(20));
        }
        if (data.consumeBoolean()) {
            head.append(head.indexOf("?") < 0 ? '?' : '&')
                    .append(data.consumeBoolean() ? "dry-run=true" : "atomic=true");
        }
        head.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        header(head, data, "Content-Type", data.pickValue(MEDIA_TYPES));
        header(head, data, "Content-Encoding", data.consumeBoolean() ? "gzip" : data.consumeAsciiString(8));
        header(head, data, "Authorization", "Bearer " + data.consumeAsciiString(40));
        header(head, data, "Idempotency-Key", data.consumeAsciiString(8));
        header(head, data, "Accept-Encoding", "gzip");
        header(head, data, "Origin", data.consumeAsciiString(20));
        boolean isChunked = data.consumeBoolean();
        byte[] body = data.consumeRemainingAsBytes();
        head.append(isChunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length)
                .append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(isChunked ? chunked(body) : body);
        shouldAnswer(request.toByteArray());
        shouldTakeTheNext();
    }

    private static void header(StringBuilder head, FuzzedDataProvider data, String name, String value) {
        if (data.consumeBoolean()) {
            head.append(name)
                    .append(": ")
                    .append(value.replace('\r', ' ').replace('\n', ' '))
                    .append("\r\n");
        }
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        if (body.length > 0) {
            chunks.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            chunks.writeBytes(body);
            chunks.writeBytes(new byte[] {'\r', '\n'});
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return chunks.toByteArray();
    }

    private static void shouldAnswer(byte[] sent) throws IOException {
        Matcher statuses = STATUS.matcher(exchanged(sent));
        while (statuses.find()) {
            int status = Integer.parseInt(statuses.group(1));
            assertThat(status)
                    .as("status of the answer")
                    .matches(
                            known -> known < 500 || ALLOWED_BEYOND_499.contains(known),
                            "is not an error of the server");
        }
    }

    private static void shouldTakeTheNext() throws IOException {
        LOG.forget();
        String answer = exchanged(("POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + NEXT.length() + "\r\n\r\n" + NEXT)
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer).startsWith("HTTP/1.1 202").contains("\"accepted\":1");
        assertThat(LOG.documents).extracting(TradeDocument::id).hasSize(1);
    }

    private static String exchanged(byte[] sent) throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(TIMEOUT_MS);
            write(sent, socket);
            return read(socket);
        }
    }

    /** Jazzer reports any other connection as a defect. */
    @SuppressWarnings("try")
    private static Socket connected() throws IOException {
        int own = DOOR.address().getPort();
        try (SilentCloseable allowed = BugDetectors.allowNetworkConnections((host, port) -> port == own)) {
            return new Socket(DOOR.address().getHost(), own);
        }
    }

    /** The server may end the connection before it has read everything. */
    private static void write(byte[] sent, Socket socket) {
        try {
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
        } catch (IOException e) {
            // Its answer tells whether it may.
        }
    }

    private static String read(Socket socket) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            byte[] buffer = new byte[8192];
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0 && read.size() < MAX_RESPONSE;
                    n = socket.getInputStream().read(buffer)) {
                read.write(buffer, 0, n);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("no answer and no end of the connection after " + TIMEOUT_MS + " ms", e);
        } catch (IOException e) {
            // What was not read of the request resets the connection.
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
