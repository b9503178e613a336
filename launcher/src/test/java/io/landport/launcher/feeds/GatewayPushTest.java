package io.landport.launcher.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landport.installation.CommandException;
import io.landport.operations.stage.ShutdownSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a push sends to a gateway that answers as it is told. */
final class GatewayPushTest {
    private static final String TAKEN =
            "{\"documents\":3,\"accepted\":2,\"rejected\":1,\"forbidden\":0,\"outcomes\":[]}";

    private final List<String> requests = new ArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final HttpServer server;

    GatewayPushTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldSendWhatWasTakenAndCountTheAnswers() throws IOException {
        // Given
        statuses.addAll(List.of(202, 202));
        try (ShutdownSignal stopping = new ShutdownSignal()) {
            GatewayPush push = new GatewayPush(url(), "cn-ceb", Optional.of("lp_secret"), stopping);
            push.body().write(bytes("<a/>"));
            push.send();
            push.body().write(bytes("<b/>"));
            // When
            push.send();
            // Then
            assertThat(requests)
                    .containsExactly(
                            "/v1/documents?format=cn-ceb Bearer lp_secret <a/>",
                            "/v1/documents?format=cn-ceb Bearer lp_secret <b/>");
            assertThat(push.summary()).isEqualTo("2 requests: 4 accepted, 2 rejected, 0 forbidden");
        }
    }

    @Test
    void shouldSendTheSameAgainWhenTheGatewayIsBusy() throws IOException {
        // Given
        statuses.addAll(List.of(429, 503, 202));
        try (ShutdownSignal stopping = new ShutdownSignal()) {
            GatewayPush push = new GatewayPush(url(), "ndjson", Optional.empty(), stopping);
            push.body().write(bytes("{}"));
            // When
            push.send();
            // Then
            assertThat(requests).hasSize(3).containsOnly("/v1/documents?format=ndjson null {}");
            assertThat(push.summary()).startsWith("1 requests");
        }
    }

    @Test
    void shouldSayWhatAGatewayAnswersThatTakesNothing() throws IOException {
        // Given
        statuses.add(401);
        try (ShutdownSignal stopping = new ShutdownSignal()) {
            GatewayPush push = new GatewayPush(url(), "ndjson", Optional.empty(), stopping);
            push.body().write(bytes("{}"));
            // When
            // Then
            assertThatThrownBy(push::send).isInstanceOf(CommandException.class).hasMessageContaining("answered 401");
        }
    }

    @Test
    void shouldSayThatAUrlIsNone() {
        try (ShutdownSignal stopping = new ShutdownSignal()) {
            assertThatThrownBy(() -> new GatewayPush(URI.create("localhost"), "ndjson", Optional.empty(), stopping))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("must be a URL");
        }
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + ' ' + body);
        exchange.getResponseHeaders().add("Retry-After", "0");
        byte[] answer = bytes(TAKEN);
        exchange.sendResponseHeaders(statuses.remove(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
