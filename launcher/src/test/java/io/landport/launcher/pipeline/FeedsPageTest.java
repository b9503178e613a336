package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the first receipt and the worst day of docs/feeds.md in a shell, with curl, and compares what is printed with the page. */
@Tag("server")
@Tag("long")
@Order(1) // takes long, so it starts first
final class FeedsPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n(?:\\n```(?:json)?\\n(.*?)^```\\n)?");
    private static final String START = "./landport up\n";
    private static final String STOP = "# Ctrl-C in the terminal of up\n";

    @TempDir
    private Path folder;

    private int port;

    @Test
    void shouldPrintWhatThePageSays() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl");
        // Given
        port = freePort();
        PageShell shell = PageShell.in(folder);
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> printed = new LinkedHashMap<>();

        // When
        Up up = null;
        try {
            for (MatchResult block : blocks()) {
                String commands = block.group(1);
                if (commands.equals(START)) {
                    up = Up.start(folder.resolve(".landport"), port);
                    up.awaitReady();
                    continue;
                }
                if (commands.startsWith(STOP) && up != null) {
                    assertThat(up.terminate()).isEqualTo(128 + 15);
                }
                printed.put(commands, comparable(shell.run(commands.replace(":8080/", ":" + port + '/'))));
                said.put(commands, comparable(block.group(2)));
            }
        } finally {
            if (up != null) {
                up.terminate();
            }
        }

        // Then
        assertThat(said).hasSize(12);
        assertThat(printed).containsExactlyInAnyOrderEntriesOf(said);
    }

    private static List<MatchResult> blocks() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/feeds.md"));
        return BLOCK.matcher(section(page, "## Your first receipt\n") + section(page, "## The worst day\n"))
                .results()
                .toList();
    }

    private static String section(String page, String title) {
        int begin = page.indexOf(title);
        assertThat(begin).as(title).isNotNegative();
        return page.substring(begin, page.indexOf("\n## ", begin + 1) + 1);
    }

    /** Without what differs from run to run: times, days of receipt, and ids that are drawn. */
    private static String comparable(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\"receivedDay\":\"[\\d-]+\"", "\"receivedDay\":\"DAY\"")
                .replaceAll("urn:uuid:[0-9a-f-]+", "UUID")
                .replaceAll("\"id\":\"[0-9a-f]{12}\"", "\"id\":\"TOKEN\"")
                .replaceAll("revoked: [0-9a-f]{12}", "revoked: TOKEN")
                .stripTrailing();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
