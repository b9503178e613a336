package io.landport.format.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputTest {
    @TempDir
    private Path folder;

    /** A pipe cannot tell its position, which Java asks a file for after a read that returned less than was asked for. */
    @Test
    void shouldReadANamedPipe() throws Exception {
        // Given
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Path> written = CompletableFuture.supplyAsync(() -> write(pipe, "{}"));

        // When
        try (InputStream in = Input.file(pipe).open()) {
            // Then
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        }
        assertThat(written.join()).isEqualTo(pipe);
    }

    @Test
    void shouldSayWhatIsNoFile() {
        assertThatThrownBy(() -> Input.file(folder).open())
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Input.file(folder.resolve("missing")).open())
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("does not exist");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
