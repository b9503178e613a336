package io.landport.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shouldPrintALineEveryTenSecondsWithoutATerminal() {
        // Given
        ProgressLine line = new ProgressLine(new PrintWriter(err), false, nanos::get);

        // When
        for (int second = 1; second <= 25; second++) {
            nanos.set(Duration.ofSeconds(second).toNanos());
            int seconds = second;
            line.show(() -> seconds + " s, " + line.perSecond(seconds * 7L) + " a second");
        }
        line.close();

        // Then
        assertThat(err.toString().lines()).containsExactly("progress: 10 s, 7 a second", "progress: 20 s, 7 a second");
    }

    @Test
    void shouldReplaceTheLineOfATerminalAndClearIt() {
        // Given
        ProgressLine line = new ProgressLine(PrintableWriter.of(new PrintWriter(err)), true, nanos::get);

        // When
        for (int step = 1; step <= 4; step++) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            int steps = step;
            line.show(() -> "step " + steps + " \u001b");
        }
        line.close();

        // Then
        assertThat(err.toString()).isEqualTo("\r\u001b[Kstep 2 \\u001B\r\u001b[Kstep 4 \\u001B\r\u001b[K");
    }
}
