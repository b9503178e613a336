package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.token.AccessTokens;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What clients see while a process stops, as after {@code SIGTERM}. */
final class StoppingTest {
    private static final HttpSettings SETTINGS = HttpSettings.onLoopback(0);

    @Test
    void shouldEndRequestsInFlightAndAnswerOthersOnOpenConnectionsWithRetryAfter() throws Exception {
        // Given
        SampleMount mount = new SampleMount();
        FrontDoor door = Doors.open(SETTINGS, AccessTokens.NONE, mount);
        try (RawClient open = RawClient.connect(door.address())) {
            Requests requests = new Requests(door.address());
            CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> status(requests, "/held"));
            mount.awaitHeld();

            // When
            CompletableFuture<Void> closed = CompletableFuture.runAsync(door::close);
            awaitRefused(door);
            open.sendHead("GET /open", "Connection: close");
            String answer = open.readAll();
            mount.release();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 503").contains("Retry-After: 5", "the server is stopping");
            assertThat(held.join()).isEqualTo(200);
            closed.join();
        }
    }

    /** Waits until new connections are refused. */
    private static void awaitRefused(FrontDoor door) {
        boolean isRefused = false;
        while (!isRefused) {
            try {
                RawClient.connect(door.address()).close();
            } catch (IOException e) {
                isRefused = true;
            }
        }
    }

    private static int status(Requests requests, String path) {
        try {
            return requests.get(path).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
