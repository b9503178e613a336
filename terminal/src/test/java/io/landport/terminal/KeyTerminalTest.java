package io.landport.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program on a pseudo terminal. */
@Tag("server")
final class KeyTerminalTest {
    private static final String FORMER_SCREEN = "\u001b[?25h\u001b[?1049l";

    @TempDir
    private Path folder;

    @AutoClose
    private PseudoTerminal terminal;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(PseudoTerminal.isInstalled(), "script of util-linux is not installed");
        terminal = PseudoTerminal.start(folder, PseudoTerminal.java(BrowserProgram.class));
        terminal.await(screen -> screen.contains("51 rows"));
    }

    @Test
    void shouldTakeKeysAtOnceAndRestoreTheTerminal() throws Exception {
        // When
        terminal.press("/-4");
        terminal.await(screen -> screen.get(0).endsWith("11 of 51 rows with '-4'"));
        terminal.press("\rss");
        terminal.await(screen -> screen.size() == 24 && screen.get(3).matches("crossing-49 +49"));
        terminal.press("q");

        // Then
        assertThat(terminal.awaitEnd()).isZero();
        assertThat(terminal.isRestored()).isTrue();
        assertThat(terminal.output()).startsWith("\u001b[?1049h").endsWith(FORMER_SCREEN);
    }

    @Test
    void shouldFollowTheSizeOfTheTerminal() throws Exception {
        // When
        terminal.resize(9, 30);
        terminal.await(screen -> screen.size() == 9);

        // Then
        assertThat(terminal.screen())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(30));
        terminal.press("q");
        assertThat(terminal.awaitEnd()).isZero();
    }

    @Test
    void shouldNeverSendWhatDataContainToTheTerminal() throws Exception {
        // When
        terminal.press("/evil");
        terminal.await(
                screen -> screen.stream().anyMatch(line -> line.startsWith("evil\\u001B[2J\\u001B]0;owned\\u0007")));
        terminal.press("\rq");

        // Then
        assertThat(terminal.awaitEnd()).isZero();
        assertThat(terminal.output()).doesNotContain("\u001b[2J", "\u001b]0;", "\u0007");
    }

    @Test
    void shouldRestoreTheTerminalAfterAFailure() throws Exception {
        // When
        terminal.press("x");

        // Then
        assertThat(terminal.awaitEnd()).isOne();
        assertThat(terminal.isRestored()).isTrue();
        assertThat(terminal.output()).endsWith(FORMER_SCREEN);
        assertThat(terminal.errors()).contains("a bug");
    }
}
