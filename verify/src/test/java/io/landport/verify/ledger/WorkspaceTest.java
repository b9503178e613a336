package io.landport.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class WorkspaceTest {
    @TempDir
    private Path parent = Path.of("");

    @Test
    void shouldDeleteWhatAKilledProcessLeft() throws IOException {
        // Given
        kill(holder());
        List<Path> left = folders();
        // When
        try (Workspace next = Workspace.in(parent, 1)) {
            // Then
            assertThat(left).hasSize(1);
            assertThat(folders()).hasSize(1).doesNotContainAnyElementsOf(left);
            assertThat(next.sort().runs()).isZero();
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void shouldKeepTheFoldersOfRunningProcesses() throws IOException {
        // Given
        Process running = holder();
        try (Workspace ours = Workspace.in(parent, 1)) {
            List<Path> used = folders();
            // When
            Workspace.deleteLeftovers(parent);
            Process another = holder();
            // Then
            assertThat(used).hasSize(2);
            assertThat(folders()).hasSize(3).containsAll(used);
            assertThat(ours.sort().runs()).isZero();
            kill(another);
        } finally {
            kill(running);
        }
    }

    @Test
    void shouldIgnoreAMissingFolder() {
        // Given
        Path missing = parent.resolve("missing");
        // When
        Workspace.deleteLeftovers(missing);
        // Then
        assertThat(missing).doesNotExist();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private Process holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkspaceHolder.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        return process;
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
