package io.landport.launcher.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.terminal.ProgressLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Simulated messages may take hours. */
final class SimulateCommandTest {
    /** Four messages a second for 22 seconds, in a time of its own. */
    @Test
    void shouldShowHowManyMessagesAreSent() {
        // Given
        StringWriter err = new StringWriter();
        AtomicLong nanos = new AtomicLong();
        ProgressLine line = new ProgressLine(new PrintWriter(err), false, nanos::get);

        // When
        SimulateCommand.repeat(
                line,
                sent -> sent < 88,
                () -> nanos.addAndGet(Duration.ofMillis(250).toNanos()) > 0);

        // Then
        assertThat(err.toString().lines())
                .containsExactly("progress: 40 messages, 4 messages/s", "progress: 80 messages, 4 messages/s");
    }
}
