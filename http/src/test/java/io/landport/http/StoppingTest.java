package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.token.AccessTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
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
        CompletableFuture<Integer> held =
                CompletableFuture.supplyAsync(() -> status(new Requests(door.address()), "/held"));
        mount.awaitHeld();
        Requests open = new Requests(door.address());
        assertThat(open.get("/open").statusCode()).isEqualTo(200);

        // When
        CompletableFuture<Void> closed = CompletableFuture.runAsync(door::close);
        HttpResponse<String> answer = open.get("/open");
        while (answer.statusCode() == 200) {
            answer = open.get("/open");
        }
        awaitRefused(door);
        mount.release();

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("the server is stopping");
        assertThat(held.join()).isEqualTo(200);
        closed.join();
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
