package io.landport.operations.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.http.health.Health;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.monitor.meter.Meters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing listens on the port of the broker, so nothing can be read from Kafka. */
final class StageDoorTest {
    private static final Health READY = List::of;
    private static final Map<String, String> SETTINGS =
            Map.of("LANDPORT_BOOTSTRAP_SERVERS", "127.0.0.1:1", "LANDPORT_HTTP_PORT", "0");

    @TempDir
    private Path data;

    @Test
    void shouldNotBeReadyForDocumentsUntilTokensAndPausesAreRead() throws Exception {
        Installation installation = new Installation(Settings.read(SETTINGS, data), data);
        try (Meters meters = new Meters();
                StageDoor door = new StageDoor(() -> installation, READY, meters)) {
            // When
            door.documents().start(installation.settings().http());

            // Then
            HttpResponse<String> ready = get(door.address().resolve("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("""
                        the paused sources have not been read from Kafka yet
                        the access tokens have not been read from Kafka
                        """);
            assertThatThrownBy(() -> door.awaitReady(Duration.ZERO))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("not ready after 0 s: the paused sources have not been read from Kafka yet;"
                            + " the access tokens have not been read from Kafka");
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
