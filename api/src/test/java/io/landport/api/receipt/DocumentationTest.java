package io.landport.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentationTest {

    @Test
    void shouldListEveryProblemTypeOfReceipts() throws IOException {
        // Given
        List<String> types = ReceiptsMount.PROBLEMS.stream()
                .map(type -> "| `%s` | %d | %s | %s |".formatted(type.slug(), type.status(), type.title(), type.fix()))
                .toList();

        // When
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "http.md"));

        // Then
        assertThat(rows).containsSequence(types);
    }
}
