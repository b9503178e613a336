package io.landport.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/reference-data.md} says of the files is true. */
class ReferenceDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+[.]csv)` \\|.*\\| `([a-z_,]+)` \\|$", Pattern.MULTILINE);

    @Test
    void shouldDescribeEveryFileAsItIs() throws IOException {
        // Given
        Map<String, List<String>> files = new TreeMap<>();
        ReferenceColumns.files().stream()
                .filter(file -> file.endsWith(".csv"))
                .forEach(file -> files.put(file, ReferenceColumns.of(file)));

        // When
        Map<String, List<String>> described = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "reference-data.md")))
                .results()
                .forEach((MatchResult row) ->
                        described.put(row.group(1), List.of(row.group(2).split(","))));

        // Then
        assertThat(described).isEqualTo(files);
    }
}
