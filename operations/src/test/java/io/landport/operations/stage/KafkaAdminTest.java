package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KafkaAdminTest {
    private static final int ENOUGH = 3;

    @Test
    void shouldNotWaitForWhoRefusesIt() throws IOException {
        // Given
        try (ServerSocket noTls = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KafkaAdmin cluster = new KafkaAdmin(
                        Map.of("bootstrap.servers", "127.0.0.1:" + noTls.getLocalPort(), "security.protocol", "SSL"),
                        Duration.ofSeconds(20))) {
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> greet(noTls));
            AtomicInteger asked = new AtomicInteger();

            // When
            assertThatThrownBy(() -> cluster.awaitReachable(() -> asked.getAndIncrement() == ENOUGH))

                    // Then
                    .isInstanceOf(KafkaAdminException.class)
                    .hasMessageContaining("cannot describe the cluster on Kafka at 127.0.0.1:")
                    .hasMessageContaining("SSL");
        }
    }

    /** Answers every client with words that are not TLS. */
    private static void greet(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("this is no TLS\n".getBytes(StandardCharsets.UTF_8));
                client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The client or the test has gone.
            }
        }
    }
}
