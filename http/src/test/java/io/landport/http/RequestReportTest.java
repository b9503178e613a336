package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.request.ServedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class RequestReportTest {
    private static final byte[] SCRIPT = "export {};".getBytes(StandardCharsets.UTF_8);

    private final List<ServedRequest> served = new CopyOnWriteArrayList<>();

    @Test
    void shouldReportTheDeclaredPathMethodAndStatus() throws Exception {
        // Given
        FakeTokens tokens = new FakeTokens();
        String[] header = FakeTokens.header(tokens.create(Role.ANALYST));

        // When
        try (FrontDoor door = FrontDoor.with(Doors.onLoopback(), Clock.fixed(FakeTokens.CREATED, ZoneOffset.UTC))
                .tokens(tokens)
                .listener(served::add)
                .mount(new SampleMount())
                .start()) {
            Requests requests = new Requests(door.address());
            requests.get("/figures/2026-01?q=x", header);
            requests.get("/figures/2026-02", header);
            requests.get("/bug", header);
            requests.get("/figures/2026-01", "Authorization", "Bearer wrong");
        }

        // Then
        assertThat(served)
                .extracting(request -> request.method() + ' ' + request.route() + ' ' + request.status())
                .containsExactlyInAnyOrder(
                        "GET /figures/{month} 200",
                        "GET /figures/{month} 200",
                        "GET /bug 500",
                        "GET /figures/{month} 401");
        assertThat(served)
                .allSatisfy(
                        request -> assertThat(request.took()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(30)));
    }

    /** The names of paths, files and methods that a client makes up must not become time series. */
    @Test
    void shouldReportNothingThatAClientCanMakeUp() throws Exception {
        // When
        try (FrontDoor door = FrontDoor.with(Doors.onLoopback(), Clock.systemUTC())
                .listener(served::add)
                .mount(new FileMount())
                .start()) {
            Requests requests = new Requests(door.address());
            requests.get("/made-up");
            requests.get("/page/a.js");
            try (RawClient raw = RawClient.connect(door.address())) {
                raw.send("BREW /page/a.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                raw.readAll();
            }
        }

        // Then
        assertThat(served)
                .extracting(request -> request.method() + ' ' + request.route())
                .containsExactlyInAnyOrder("GET none", "GET file", "other none");
    }

    private static final class FileMount implements Mount {
        @Override
        public List<Route> routes() {
            return List.of();
        }

        @Override
        public List<StaticFile> files() {
            return List.of(StaticFile.part("/page/a.js", "text/javascript", SCRIPT));
        }

        @Override
        public String openApi() {
            return "{}";
        }
    }
}
