package io.landport.bench.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.process.LandportProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
final class LandportProgramsTest {
    @Test
    void shouldRunWithTheOptionsOfTheScript() throws IOException {
        // Given
        Path script = Path.of("").toAbsolutePath().resolveSibling("landport");

        // Then
        assertThat(Files.readString(script)).contains(LandportProcess.JVM_OPTIONS);
    }
}
