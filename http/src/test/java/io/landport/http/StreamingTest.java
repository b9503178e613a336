package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.http.token.AccessTokens;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Bodies that are answered while they are sent, and the end of the server. */
final class StreamingTest {

    @Test
    void shouldAnswerLinesWhileTheBodyIsStillSent() throws Exception {
        try (FrontDoor door = Doors.open(HttpSettings.onLoopback(0), AccessTokens.NONE);
                RawClient client = RawClient.connect(door.address())) {
            client.sendHead("POST /stream", "Transfer-Encoding: chunked");

            // When
            client.sendChunk("first\n");
            String first = client.readUntil("got first\n");
            client.sendChunk("second\n");
            String second = client.readUntil("got second\n");
            client.send("0\r\n\r\n");

            // Then
            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(second).doesNotContain("first");
            assertThat(client.readUntil("\r\n0\r\n\r\n")).isEqualTo("\r\n0\r\n\r\n");
        }
    }

    /** Without an error of the connection, half of a response would look like all of it. */
    @Test
    void shouldBreakOffAResponseThatFailsAfterItsBeginning() throws Exception {
        try (FrontDoor door = Doors.open(HttpSettings.onLoopback(0), AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // Then
            assertThatThrownBy(() -> requests.get("/half")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldLetAnEndlessBodyEndInOrderWhenItStops() throws Exception {
        // Given
        SampleMount mount = new SampleMount();
        FrontDoor door = Doors.open(Doors.stoppingInAMinute(), AccessTokens.NONE, mount);
        try (RawClient client = RawClient.connect(door.address())) {
            client.sendHead("POST /stream", "Transfer-Encoding: chunked");
            client.sendChunk("first\n");
            client.readUntil("got first\n");

            // When
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(door::close);
            mount.awaitStopping();
            client.sendChunk("second\n");
            String rest = client.readAll();
            stopped.join();

            // Then
            assertThat(rest).contains("got second, stopping\n").endsWith("\r\n0\r\n\r\n");
        }
    }
}
