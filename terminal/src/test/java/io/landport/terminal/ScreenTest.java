package io.landport.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class ScreenTest {
    @TempDir
    private Path folder;

    /** Each output for itself, and whether colour is wanted or not. */
    @Test
    void shouldKnowWhichOutputsAreATerminal() throws Exception {
        assumeTrue(PseudoTerminal.isInstalled(), "script of util-linux is not installed");
        // Given
        List<String> command = new ArrayList<>(List.of("env", "NO_COLOR=1"));
        command.addAll(PseudoTerminal.java(ScreenProgram.class));

        // When
        String printed;
        try (PseudoTerminal terminal = PseudoTerminal.start(folder, command)) {
            assertThat(terminal.awaitEnd()).isZero();
            printed = terminal.output();
        }

        // Then
        assertThat(printed.strip()).isEqualTo("output true, errors false, columns OptionalInt[100]; shell true false");
    }

    @Test
    void shouldKnowThatAPipeIsNoTerminal() throws Exception {
        // When
        Process program = new ProcessBuilder(PseudoTerminal.java(ScreenProgram.class)).start();

        // Then
        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("output false, errors false, columns OptionalInt.empty; shell false false");
    }
}
