package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.landport.domain.access.Role;
import io.landport.http.token.PresentedToken;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Reads the log of the whole process, so no other test runs at the same time. */
@Isolated
final class AccessLogTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(Level.WARN);
        root.detachAppender(lines);
    }

    @Test
    void shouldLogRouteStatusTokenIdAndRequestId() throws Exception {
        // Given
        FakeTokens tokens = new FakeTokens();
        PresentedToken token = tokens.create(Role.ANALYST);
        HttpResponse<String> response;

        // When
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            response = new Requests(door.address()).get("/figures/2026-01?q=secret-query", FakeTokens.header(token));
        }

        // Then
        assertThat(lines.of("io.landport.http.access"))
                .singleElement()
                .asString()
                .startsWith("GET /figures/{month} status=200 ms=")
                .contains(" out=6 ", " token=" + token.id() + ' ')
                .endsWith("request="
                        + response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void shouldLogARequestWhoseClientHasLeft() throws Exception {
        // Given
        FakeTokens tokens = new FakeTokens();
        String token = FakeTokens.header(tokens.create(Role.FEED))[1];

        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            // When
            try (Socket client =
                    new Socket(door.address().getHost(), door.address().getPort())) {
                client.getOutputStream()
                        .write(("POST /documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                                        + "\r\nContent-Length: 900\r\n\r\nsome of it")
                                .getBytes(StandardCharsets.US_ASCII));
            }

            // Then
            assertThat(lines.accessed.poll(30, TimeUnit.SECONDS)).startsWith("POST /documents status=");
        }
    }

    @Test
    void shouldNeverLogATokenAQueryOrABody() throws Exception {
        // Given
        FakeTokens tokens = new FakeTokens();
        PresentedToken token = tokens.create(Role.FEED);
        String secret = token.secretText().substring(token.secretText().length() - 43);

        // When
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens)) {
            Requests requests = new Requests(door.address());
            requests.post(
                    "/documents?q=secret-query",
                    "secret-body".getBytes(StandardCharsets.UTF_8),
                    FakeTokens.header(token));
            requests.get("/figures/secret-path", FakeTokens.header(token));
            requests.get("/secret-path", FakeTokens.header(token));
            tokens.revoke(token);
            requests.get("/figures/2026-01?q=secret-query", FakeTokens.header(token));
        }

        // Then: also in what the front door's own classes log.
        assertThat(lines.of("io.landport"))
                .hasSizeGreaterThanOrEqualTo(4)
                .noneMatch(line -> line.contains(secret) || line.contains("secret-"));
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
        private final BlockingQueue<String> accessed = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLoggerName().startsWith("io.landport")) {
                event.prepareForDeferredProcessing();
                events.add(event);
                if (event.getLoggerName().endsWith(".access")) {
                    accessed.add(text(event));
                }
            }
        }

        private static String text(ILoggingEvent event) {
            List<KeyValuePair> fields = event.getKeyValuePairs() == null ? List.of() : event.getKeyValuePairs();
            return event.getFormattedMessage()
                    + fields.stream()
                            .map(field -> " " + field.key + '=' + field.value)
                            .collect(Collectors.joining());
        }

        List<String> of(String logger) {
            return events.stream()
                    .filter(event -> event.getLoggerName().startsWith(logger))
                    .map(Lines::text)
                    .toList();
        }
    }
}
