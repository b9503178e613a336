package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.format.Formats;
import io.landport.format.feed.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DocumentationTest {

    @Test
    void shouldListEveryProblemTypeOfTheGateway() throws IOException {
        // Given
        List<String> types = GatewayProblems.all().stream()
                .map(type -> "| `%s` | %d | %s | %s |".formatted(type.slug(), type.status(), type.title(), type.fix()))
                .toList();

        // When
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "http.md"));

        // Then
        assertThat(rows).containsSequence(types);
    }

    @Test
    void shouldOfferEveryFormatOfBodies() throws IOException {
        // Given
        String formats = Formats.all().stream()
                .filter(Format::isStreamed)
                .map(format -> '"' + format.name() + '"')
                .collect(Collectors.joining(",", "\"enum\":[", "]"));

        // When
        String openapi = Files.readString(Path.of("src/main/resources/io/landport/gateway/openapi.json"));

        // Then
        assertThat(openapi.replaceAll("\\s", "").split(Pattern.quote(formats), -1))
                .as("two operations take a format")
                .hasSize(3);
    }
}
