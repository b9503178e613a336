package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.query.StoreReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
final class StoreProbeTest {
    private static final List<String> AWAY = List.of("the store cannot be read");

    @Test
    void shouldBeReadyWhileTheStoreCanBeRead() throws Exception {
        // Given
        ApiStore store = ApiStore.migrated();
        try (StoreProbe probe = new StoreProbe(() -> StoreReader.open(store.url(), "postgres", ""))) {

            // When
            List<String> before = probe.reasonsNotReady();
            probe.look();
            List<String> readable = probe.reasonsNotReady();
            store.execute("ALTER VIEW store_version RENAME TO store_version_away");
            probe.look();
            List<String> away = probe.reasonsNotReady();
            store.execute("ALTER VIEW store_version_away RENAME TO store_version");
            probe.look();

            // Then
            assertThat(before).isEqualTo(AWAY);
            assertThat(readable).isEmpty();
            assertThat(away).isEqualTo(AWAY);
            assertThat(probe.reasonsNotReady()).isEmpty();
        }
    }

    @Test
    void shouldSayThatReadersCannotLogIn() throws Exception {
        // Given
        ApiStore store = ApiStore.migrated();
        try (StoreProbe probe =
                new StoreProbe(() -> StoreReader.open(store.url().replaceFirst("[?].*", ""), "no_such_role", ""))) {

            // When
            probe.look();

            // Then
            assertThat(probe.reasonsNotReady()).containsExactly("the store refuses the login of its readers");
        }
    }

    @Test
    void shouldNotBeReadyWithoutADatabase() throws IOException {
        // Given
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (StoreProbe probe = new StoreProbe(
                () -> StoreReader.open("jdbc:postgresql://127.0.0.1:" + free + "/trade", "nobody", ""))) {

            // When
            probe.look();

            // Then
            assertThat(probe.reasonsNotReady()).isEqualTo(AWAY);
        }
    }
}
