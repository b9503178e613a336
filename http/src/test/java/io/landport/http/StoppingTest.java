package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.token.AccessTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What clients see while a process stops, as after {@code SIGTERM}. */
final class StoppingTest {
    private static final int OPEN = 8;

    @Test
    void shouldEndRequestsInFlightAndAnswerOthersOnOpenConnectionsWithRetryAfter() throws Exception {
        // Given
        SampleMount mount = new SampleMount();
        FrontDoor door = Doors.open(Doors.stoppingInAMinute(), AccessTokens.NONE, mount);
        CompletableFuture<String> held =
                CompletableFuture.supplyAsync(() -> get(new Requests(door.address()), "/held"));
        mount.awaitHeld();
        List<RawClient> open = new ArrayList<>();
        try {
            for (int count = 0; count < OPEN; count++) {
                open.add(RawClient.connect(door.address()));
                open.get(count).sendHead("GET /open");
                open.get(count).readUntil("open");
            }

            // When
            CompletableFuture<Void> closed = CompletableFuture.runAsync(door::close);
            mount.awaitStopping();
            List<String> answers = new ArrayList<>();
            for (RawClient client : open) {
                client.sendHead("GET /open");
                answers.add(client.readUntilClosed());
            }
            awaitRefused(door);
            boolean hasClosed = closed.isDone();
            mount.release();

            // Then: the server may also close connections on which nothing is in progress
            assertThat(answers)
                    .filteredOn(answer -> !answer.isEmpty())
                    .allSatisfy(answer -> assertThat(answer)
                            .startsWith("HTTP/1.1 503")
                            .contains("Retry-After: 5", "the server is stopping"));
            assertThat(hasClosed).isFalse();
            assertThat(held.join()).isEqualTo("released");
            closed.join();
        } finally {
            for (RawClient client : open) {
                client.close();
            }
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

    private static String get(Requests requests, String path) {
        try {
            return requests.get(path).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
