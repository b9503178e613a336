package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the topology with {@code topology.txt}. A difference can mean that a running installation loses its state:
 * change the file only together with a line in CHANGELOG.md that says whether state survives.
 */
final class TopologyDescriptionTest {
    @Test
    void shouldEqualTheGoldenFile(@TempDir Path folder) throws IOException {
        // When
        String description =
                TestPipeline.topology(TestPipeline.config(folder)).describe().toString();

        // Then
        try (InputStream pinned = getClass().getResourceAsStream("/topology.txt")) {
            assertThat(description.strip())
                    .isEqualTo(new String(pinned.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
