package io.landport.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import io.landport.domain.judge.Reason;
import io.landport.launcher.CommandRun;
import io.landport.launcher.Landport;
import io.landport.launcher.feeds.IngestLine;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.ProgressLine;
import io.landport.terminal.PseudoTerminal;
import io.landport.terminal.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintableOutputTest {
    private static final String CLEAR = "\u001b[2J";

    @Test
    void shouldEscapeFileNamesAndDocumentsInTheOutputOfCommands(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("a" + CLEAR + "\nb.ndjson"), "{\"\u202e\":1}\n");
        // When
        CommandRun run = CommandRun.of(Map.of(), "ingest", "ndjson", "--check", file.toString());
        // Then
        assertThat(run.err())
                .contains("a\\u001B[2J\\u000Ab.ndjson line 1: unknown-field, there is no field '\\u202E' here")
                .doesNotContain("\u001b", "\u202e");
        assertThat(run.exitCode()).isOne();
    }

    @Test
    void shouldEscapeFailuresAndMisuse(@TempDir Path folder) {
        // Given
        String missing = folder.resolve("none" + CLEAR).toString();
        // When
        CommandRun failed = CommandRun.of(Map.of(), "ingest", "ndjson", "--check", missing);
        CommandRun misused = CommandRun.of(Map.of(), "ingest", "xml" + CLEAR, missing);
        // Then
        assertThat(failed.err()).contains("none\\u001B[2J").doesNotContain("\u001b");
        assertThat(misused.err()).contains("xml\\u001B[2J").doesNotContain("\u001b");
    }

    @Test
    @Tag("server")
    void shouldStyleHelpOnATerminalUnlessNoColorIsSet(@TempDir Path folder) throws Exception {
        assumeTrue(PseudoTerminal.isInstalled(), "script of util-linux is not installed");
        // When
        String styled = helpOnATerminal(folder, "--unset=NO_COLOR");
        String plain = helpOnATerminal(folder, "NO_COLOR=1");
        // Then
        assertThat(styled).contains("\u001b[1m");
        assertThat(plain).contains("Usage: landport", "query").doesNotContain("\u001b");
    }

    private static String helpOnATerminal(Path folder, String variable) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", variable));
        command.addAll(PseudoTerminal.java(Landport.class));
        command.add("--help");
        try (PseudoTerminal terminal = PseudoTerminal.start(folder, command)) {
            assertThat(terminal.awaitEnd()).isZero();
            return terminal.output();
        }
    }

    @Test
    void shouldStillControlTheTerminal() {
        // Given
        StringWriter shown = new StringWriter();
        PrintWriter out = PrintableWriter.of(new PrintWriter(shown));
        // When
        new Screen(out, true).show("a" + CLEAR);
        new IngestLine(out, new ProgressLine(out, true, () -> 0), 10, () -> false)
                .rejected("file", 1, Reason.MALFORMED_ROW, CLEAR);
        // Then
        assertThat(shown.toString())
                .startsWith("\u001b[H\u001b[Ja\\u001B[2J\r\u001b[Kfile line 1: malformed-row, \\u001B[2J");
    }

    @Test
    void shouldEscapeLogMessagesAndTheirStackTraces() throws JoranException {
        // Given
        LoggerContext context = new LoggerContext();
        JoranConfigurator configuration = new JoranConfigurator();
        configuration.setContext(context);
        configuration.doConfigure(Landport.class.getResource("/logback.xml"));
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%logger{0} %printable(%msg%n%ex)");
        layout.start();
        Throwable failure = new IllegalStateException("bad \u202e");
        LoggingEvent event = new LoggingEvent("", context.getLogger("x"), Level.WARN, "of " + CLEAR, failure, null);
        // When
        String line = layout.doLayout(event);
        // Then
        assertThat(line)
                .contains("x of \\u001B[2J" + System.lineSeparator() + "java.lang.IllegalStateException: bad \\u202E"
                        + System.lineSeparator() + "\tat ");
    }
}
