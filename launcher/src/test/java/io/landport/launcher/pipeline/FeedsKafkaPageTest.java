package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the recipes of docs/feeds-kafka.md with kcat, curl and Python against an instance: each document counts once. */
@Tag("server")
@Tag("long")
final class FeedsKafkaPageTest {
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/feeds-kafka.md");
    private static final Pattern RECIPE = Pattern.compile("(?ms)^```(sh|python)\\n(.*?)^```\\n");

    private static final Pattern ANSWER = Pattern.compile("(?m)^```json\\n(.*)\\n```$");

    @TempDir
    private Path folder;

    @Test
    void shouldCountTheDocumentsOfEachRecipeOnce() throws Exception {
        for (String program : List.of("/usr/bin/kcat", "/usr/bin/curl", "/usr/bin/python3")) {
            assumeTrue(Files.isExecutable(Path.of(program)), "there is no " + program);
        }
        // Given
        int port = freePort();
        PageShell shell = PageShell.in(folder);

        // When
        String balance;
        try (Up up = Up.start(folder.resolve(".landport"), port)) {
            up.awaitReady();
            for (MatchResult recipe : recipes()) {
                String printed = shell.run(command(recipe).replace(":8080/", ":" + port + '/'));
                if (recipe.group(2).contains("curl")) {
                    assertThat(printed.strip())
                            .isEqualTo(ANSWER.matcher(Files.readString(PAGE))
                                    .results()
                                    .map(answer -> answer.group(1))
                                    .findFirst()
                                    .orElseThrow());
                }
            }
            balance = shell.run("./landport query balance --wait --format csv");
        }

        // Then
        assertThat(balance.lines()).contains("intake.default.v1,5,5,0", "customs.documents.v1,6,6,0");
    }

    private static List<MatchResult> recipes() throws IOException {
        List<MatchResult> recipes = RECIPE.matcher(Files.readString(PAGE))
                .results()
                .filter(recipe -> !recipe.group(2).startsWith("landport acls"))
                .toList();
        assertThat(recipes).hasSize(4);
        return recipes;
    }

    private static String command(MatchResult recipe) {
        return recipe.group(1).equals("sh")
                ? recipe.group(2)
                : "/usr/bin/python3 - <<'END'\n" + recipe.group(2) + "END\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
