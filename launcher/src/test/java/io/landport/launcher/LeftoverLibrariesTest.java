package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverLibrariesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final String USER = System.getProperty("user.name");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldDeleteOldCopiesWithTheirLocks() throws IOException {
        // Given
        file("liblz4-java-1.so", "2026-01-02T10:59:59Z");
        file("liblz4-java-1.so.lck", "2026-01-02T10:59:59Z");
        // When
        LeftoverLibraries.delete(folder, USER, NOW);
        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldKeepOtherFilesAndWhatAProcessMayBeLoading() throws IOException {
        // Given
        Path loading = file("liblz4-java-2.so", "2026-01-02T11:00:01Z");
        Path other = file("libother.so", "2020-01-01T00:00:00Z");
        // When
        LeftoverLibraries.delete(folder, USER, NOW);
        // Then
        assertThat(folder.toFile().listFiles()).containsExactlyInAnyOrder(loading.toFile(), other.toFile());
    }

    @Test
    void shouldKeepTheFilesOfOtherUsers() throws IOException {
        // Given
        Path others = file("liblz4-java-1.so", "2020-01-01T00:00:00Z");
        // When
        LeftoverLibraries.delete(folder, "someone-else", NOW);
        // Then
        assertThat(others).exists();
    }

    @Test
    void shouldIgnoreAMissingFolder() {
        // Given
        Path missing = folder.resolve("missing");
        // When
        LeftoverLibraries.delete(missing, USER, NOW);
        // Then
        assertThat(missing).doesNotExist();
    }

    private Path file(String name, String modified) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    }
}
