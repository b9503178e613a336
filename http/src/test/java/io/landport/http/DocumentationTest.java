package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.problem.ProblemTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentationTest {

    @Test
    void shouldListEveryProblemTypeAsItIs() throws IOException {
        // Given
        List<String> types = ProblemTypes.all().stream()
                .map(type -> "| `%s` | %d | %s | %s |".formatted(type.slug(), type.status(), type.title(), type.fix()))
                .toList();

        // When
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "http.md")).stream()
                .dropWhile(line -> !line.startsWith("| type | status |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        // Then
        assertThat(rows).isEqualTo(types);
    }
}
