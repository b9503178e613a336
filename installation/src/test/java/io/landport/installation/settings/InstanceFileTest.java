package io.landport.installation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceFileTest {

    @TempDir
    private Path data;

    @Test
    void shouldWriteLinesInOrderForItsOwnerOnly() throws IOException {
        // Given
        InstanceFile file = InstanceFile.in(data);
        file.write(Map.of(SettingKey.PREFIX, "old."));

        // When
        file.write(Map.of(
                SettingKey.DATABASE_URL, "jdbc:postgresql://127.0.0.1:5432/landport?a=b",
                SettingKey.BOOTSTRAP_SERVERS, "127.0.0.1:9092"));

        // Then
        assertThat(data.resolve("landport.env")).hasContent("""
                        LANDPORT_BOOTSTRAP_SERVERS=127.0.0.1:9092
                        LANDPORT_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/landport?a=b
                        """);
        assertThat(Files.getPosixFilePermissions(file.path()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(data).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        // Given
        InstanceFile.in(data).write(Map.of(SettingKey.DATABASE_PASSWORD, "a=b c\"'$"));

        // When
        Settings settings = Settings.read(Map.of(), data);

        // Then
        assertThat(settings.store().password()).isEqualTo("a=b c\"'$");
    }

    @Test
    void shouldRemoveItselfWhetherOrNotItIsThere() {
        // Given
        InstanceFile file = InstanceFile.in(data);
        file.write(Map.of(SettingKey.PREFIX, "a."));

        // When
        file.remove();
        file.remove();

        // Then
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void shouldRefuseAValueThatSpansLines() {
        // Given
        InstanceFile file = InstanceFile.in(data);

        // When
        assertThatThrownBy(() -> file.write(Map.of(SettingKey.DATABASE_USER, "a\nLANDPORT_PREFIX=b")))

                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LANDPORT_DATABASE_USER contains a line break");
    }

    @Test
    void shouldBeReadAlikeByAShellAndByOtherCommands() throws Exception {
        // Given
        String feeds = "harbour=us-bts,cn-gacc; it's=* $HOME `id`";
        InstanceFile file = InstanceFile.in(data);

        // When
        file.write(Map.of(SettingKey.PREFIX, feeds, SettingKey.DATABASE_USER, "plain"));

        // Then
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ". \"$0\" && printf %s \"$LANDPORT_PREFIX|$LANDPORT_DATABASE_USER\"",
                        file.path().toString())
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(feeds + "|plain");
        assertThat(file.lines().stream().map(line -> InstanceFile.unquoted(line.substring(line.indexOf('=') + 1))))
                .containsExactlyInAnyOrder(feeds, "plain");
    }
}
