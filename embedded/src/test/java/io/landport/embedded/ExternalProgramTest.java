package io.landport.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ExternalProgramTest {
    /** More than fits into a pipe, so that the write fails when the program exits. */
    private static final String INPUT = "SELECT 1;\n".repeat(100_000);

    @Test
    void shouldReturnTheExitCodeOfAProgramThatDoesNotReadItsInput() throws IOException {
        assertThat(ExternalProgram.run(shell("exit 3"), INPUT)).isEqualTo(3);
    }

    @Test
    void shouldFailWhereAProgramSucceedsWithoutItsInput() {
        assertThatThrownBy(() -> ExternalProgram.run(shell("exit 0"), INPUT)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldPassTheInput() throws IOException {
        assertThat(ExternalProgram.run(shell("test $(wc -l) -eq 100000"), INPUT))
                .isZero();
    }

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }
}
