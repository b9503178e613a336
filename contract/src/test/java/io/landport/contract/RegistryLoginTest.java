package io.landport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.landport.contract.wire.TradeDocumentFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RegistryLoginTest {
    private static final String NONE = "none";

    private final List<String> logins = new CopyOnWriteArrayList<>();
    private HttpServer registry;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            String login = exchange.getRequestHeaders().getFirst("Authorization");
            logins.add(login == null ? NONE : login);
            byte[] answer = "{\"id\": 7}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void shouldLogInWithWhatIsInTheAddress() {
        // When
        int id = idFrom("feed:p%40ss@");

        // Then
        assertThat(id).isEqualTo(7);
        assertThat(logins)
                .isNotEmpty()
                .containsOnly(
                        "Basic " + Base64.getEncoder().encodeToString("feed:p@ss".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldNotLogInWithoutALogin() {
        // When
        idFrom("");

        // Then
        assertThat(logins).isNotEmpty().containsOnly(NONE);
    }

    private int idFrom(String login) {
        URI address = URI.create(
                "http://" + login + "127.0.0.1:" + registry.getAddress().getPort() + "/api");
        return new RegistrySchemas(address, Duration.ZERO)
                .idOf("documents-value", TradeDocumentFormat.TRADE_DOCUMENT.schema());
    }
}
