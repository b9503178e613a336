package io.landport.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FakeTokens;
import io.landport.http.FrontDoor;
import io.landport.http.Mount;
import io.landport.http.RawClient;
import io.landport.http.Route;
import io.landport.http.limit.Limits;
import io.landport.http.token.Access;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class RequestWatchTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CompletableFuture<Optional<RequestWatch.Reason>> ended = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private Duration time = LONG;

    @AutoClose
    private final FrontDoor door = Doors.open(
            Doors.onLoopback().with(Limits.defaults().withConnections(100, Duration.ofSeconds(1))),
            new FakeTokens(),
            new WatchedMount());

    @Test
    void shouldNoticeAClientThatClosesItsConnection() throws Exception {
        // Given
        RawClient client = RawClient.connect(door.address());
        client.sendHead("GET /watched");
        begun.await();

        // When
        client.close();

        // Then
        assertThat(ended.get(20, TimeUnit.SECONDS)).contains(RequestWatch.Reason.CLIENT_GONE);
    }

    @Test
    void shouldNoticeThatTheTimeIsOver() throws Exception {
        // Given
        time = Duration.ofMillis(1_500);

        // When
        String response;
        try (RawClient client = RawClient.connect(door.address())) {
            client.sendHead("GET /watched", "Connection: close");
            response = client.readAll();
        }

        // Then
        assertThat(ended.get(20, TimeUnit.SECONDS)).contains(RequestWatch.Reason.LATE);
        // The idle time of the connection is shorter, but the client has been waiting, not idle.
        assertThat(response).startsWith("HTTP/1.1 200").endsWith("LATE");
    }

    @Test
    void shouldCloseAConnectionWhoseNextRequestItHasBegunToRead() throws Exception {
        // Given
        time = Duration.ofSeconds(3);

        // When
        String responses;
        try (RawClient client = RawClient.connect(door.address())) {
            client.sendHead("GET /watched");
            begun.await();
            client.sendHead("GET /watched");
            responses = client.readAll();
        }

        // Then
        assertThat(responses)
                .startsWith("HTTP/1.1 200")
                .contains("Connection: close")
                .endsWith("LATE");
    }

    private final class WatchedMount implements Mount {
        @Override
        public List<Route> routes() {
            return List.of(Route.get("/watched", Access.of(Role.ANALYST), context -> {
                CountDownLatch over = new CountDownLatch(1);
                RequestWatch watch = RequestWatch.start(context, time, over::countDown);
                begun.countDown();
                over.await();
                watch.close();
                ended.complete(watch.reason());
                context.result(watch.reason().map(Enum::name).orElse("none"));
            }));
        }

        @Override
        public String openApi() {
            return "{}";
        }
    }
}
