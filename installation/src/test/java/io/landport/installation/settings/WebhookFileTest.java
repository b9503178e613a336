package io.landport.installation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.access.Webhook;
import io.landport.domain.receipt.ReceiptEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookFileTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path folder;

    @Test
    void shouldReadTheWebhooksOfFeeds() throws IOException {
        // Given
        Path file = file("""
                harbour.url=https://harbour.example/landport
                harbour.secret=%s
                harbour.old-secret=%s
                harbour.events=rejected, counted
                rail.url=http://rail.example
                rail.secret=%s
                """.formatted(SECRET, SECRET, SECRET));

        // When
        List<Webhook> webhooks = settings(file).webhooks();

        // Then
        assertThat(webhooks).hasSize(2);
        assertThat(webhooks.get(0).feed().sources()).containsExactly("us-bts");
        assertThat(webhooks.get(0).secrets()).containsExactly(SECRET, SECRET);
        assertThat(webhooks.get(0).events()).containsExactlyInAnyOrder(ReceiptEvent.REJECTED, ReceiptEvent.COUNTED);
        assertThat(webhooks.get(1).events()).containsExactlyInAnyOrder(ReceiptEvent.values());
        assertThat(webhooks).asString().doesNotContain(SECRET);
    }

    @Test
    void shouldReportAllProblemsAtOnce() throws IOException {
        // Given
        Path file = file("""
                harbour.url=ftp://harbour.example
                harbour.secret=whsec_c2hvcnQ=
                harbour.events=lost
                harbour.token=x
                unknown.url=https://unknown.example
                unknown.secret=%1$s
                rail.url=https://rail.example
                rail.old-secret=%1$s
                """.formatted(SECRET));

        // Then
        assertThatThrownBy(() -> settings(file))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("unknown key: harbour.token")
                .hasMessageContaining("harbour.url: must be an http or https address")
                .hasMessageContaining("harbour.secret: must be whsec_ and the base64 of 24 to 64 bytes")
                .hasMessageContaining("rail.secret: must be whsec_")
                .hasMessageContaining("harbour.events: must be some of received, rejected, counted, replaced, released")
                .hasMessageContaining("unknown: is no feed of LANDPORT_FEEDS");
    }

    @Test
    void shouldReadTheFoldersOfFeeds() {
        // When
        Settings settings =
                Settings.read(Map.of("LANDPORT_FOLDERS", "harbour=" + folder + "; rail=" + folder + ":done"), folder);

        // Then
        assertThat(settings.folders())
                .containsExactly(new FolderSetting("harbour", folder, false), new FolderSetting("rail", folder, true));
        assertThatThrownBy(() -> Settings.read(Map.of("LANDPORT_FOLDERS", "harbour=" + folder + "/missing"), folder))
                .hasMessageContaining("each an existing folder");
    }

    private Settings settings(Path file) {
        return Settings.read(
                Map.of("LANDPORT_WEBHOOKS", file.toString(), "LANDPORT_FEEDS", "harbour=us-bts; rail=*"), folder);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("webhooks.properties"), content);
    }
}
