package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/story.md in a shell and compares what they print with the page. Skipped where the public files are not at hand. */
@Tag("server")
final class StoryPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path FILES =
            ROOT.resolve("../shared/data/us-bts-dot3/monthly").normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n(?:\\n```\\n(.*?)^```\\n)?");
    private static final String START = "./landport up\n";

    @TempDir
    private Path folder;

    @Test
    void shouldPrintWhatThePageSays() throws Exception {
        assumeThat(FILES)
                .as("the public US files, which are not part of the project")
                .exists();
        // Given
        PageShell shell = PageShell.in(folder);
        for (String name : List.of("dot3_0121.csv", "dot3_0221.csv", "dot3_0321.csv")) {
            Files.createSymbolicLink(folder.resolve(name), FILES.resolve(name));
        }
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> printed = new LinkedHashMap<>();

        // When
        Up up = null;
        try {
            for (MatchResult block : BLOCK.matcher(Files.readString(ROOT.resolve("docs/story.md")))
                    .results()
                    .toList()) {
                if (block.group(1).equals(START)) {
                    up = Up.start(folder.resolve(".landport"), 0);
                    up.awaitReady();
                    continue;
                }
                String output = shell.run(block.group(1));
                if (block.group(2) != null) {
                    printed.put(block.group(1), output);
                    said.put(block.group(1), block.group(2));
                }
            }
        } finally {
            if (up != null) {
                up.terminate();
            }
        }

        // Then
        assertThat(said).hasSize(4);
        assertThat(printed).containsExactlyInAnyOrderEntriesOf(said);
    }
}
