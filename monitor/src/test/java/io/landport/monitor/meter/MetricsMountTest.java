package io.landport.monitor.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.http.token.Access;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class MetricsMountTest {
    @AutoClose
    private final Meters meters = new Meters();

    @Test
    void shouldServeTheTextFormatAndOpenMetrics() throws Exception {
        try (FrontDoor door = door(Access.OPEN)) {
            // When
            HttpResponse<String> text = get(door, "*/*");
            HttpResponse<String> open = get(door, "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

            // Then
            assertThat(text.headers().firstValue("Content-Type")).hasValue(MetricsMount.TEXT);
            assertThat(text.body())
                    .contains("# TYPE jvm_memory_used_bytes gauge")
                    .doesNotContain("# EOF");
            assertThat(open.headers().firstValue("Content-Type")).hasValue(MetricsMount.OPEN_METRICS);
            assertThat(open.body()).endsWith("# EOF\n");
        }
    }

    @Test
    void shouldDescribeTheRouteForBothKindsOfAccess() throws Exception {
        for (Access access : List.of(Access.OPEN, Access.of(Role.OPERATOR))) {
            try (FrontDoor door = door(access)) {
                OpenApiContract contract = new OpenApiContract(door, role -> "");

                // Then
                contract.checkRoutes();
                assertThat(door.document().root().toString()).doesNotContain("SECURITY", "RESPONSES");
            }
        }
    }

    private FrontDoor door(Access access) {
        return FrontDoor.with(Doors.onLoopback(), Clock.systemUTC())
                .mount(new MetricsMount(meters, access))
                .start();
    }

    private static HttpResponse<String> get(FrontDoor door, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/metrics"))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
