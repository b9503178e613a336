package io.landport.launcher.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthServerTest {

    /** A probe that gets no answer would have the process restarted. */
    @Test
    void shouldAnswerWhileOtherClientsHoldTheirRequestsBack() throws Exception {
        // Given
        List<Socket> held = new ArrayList<>();
        try (HealthServer server = HealthServer.start("127.0.0.1", 0, () -> List.of("not yet"))) {
            URI address = URI.create("http://" + server.address());
            for (int client = 0; client < 20; client++) {
                Socket socket = new Socket(address.getHost(), address.getPort());
                held.add(socket);
                socket.getOutputStream().write("GET /health/li".getBytes(StandardCharsets.US_ASCII));
            }

            // When
            HttpResponse<String> live = get(server, "live");
            HttpResponse<String> ready = get(server, "ready");

            // Then
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("not yet\n");
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + server.address() + "/health/" + path))
                                .timeout(Duration.ofSeconds(3))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
