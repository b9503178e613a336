package io.landport.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LogEncoderTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void shouldWriteJsonWithFieldsOfTheirTypes() throws Exception {
        // Given
        LoggingEvent event =
                event("restored store={} partition={} after {} isLast={}", null, "documents", 3, "a while", true);

        // When
        JsonNode line = json(event);

        // Then
        assertThat(line)
                .hasToString(
                        "{\"timestamp\":\"2026-11-26T08:00:00.123Z\",\"level\":\"INFO\",\"logger\":\"io.landport.Sample\","
                                + "\"thread\":\"worker\",\"message\":\"restored store=documents partition=3 after a while isLast=true\","
                                + "\"fields\":{\"store\":\"documents\",\"partition\":3,\"isLast\":true},\"traceId\":\"5509831c\"}");
    }

    @Test
    void shouldWriteAnExceptionOnOneLine() throws Exception {
        // Given
        LoggingEvent event = event("failed", new IllegalStateException("bad\nnews"));

        // When
        String line = encoded(event, false);

        // Then
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(json(event).path("exception").asText())
                .startsWith("java.lang.IllegalStateException: bad\nnews")
                .contains("\tat ");
    }

    @Test
    void shouldEscapeWhatControlsATerminal() throws Exception {
        // Given
        LoggingEvent event = event("file={}", null, "a\u001b[2J\u009b\u202e");

        // When
        String line = encoded(event, false);

        // Then
        assertThat(line).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(json(event).path("fields").path("file").asText()).isEqualTo("a\u001b[2J\u009b\u202e");
    }

    @Test
    void shouldWriteTextOnATerminal() {
        // When
        String line = encoded(event("records={}", null, 7), true);

        // Then
        assertThat(line).isEqualTo("INFO records=7\n");
    }

    private JsonNode json(LoggingEvent event) throws Exception {
        return new ObjectMapper().readTree(encoded(event, false));
    }

    private String encoded(LoggingEvent event, boolean isText) {
        LogEncoder encoder = new LogEncoder(isText);
        encoder.setContext(context);
        encoder.setPattern("%level %msg%n");
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private LoggingEvent event(String message, @Nullable Throwable failure, Object... arguments) {
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("io.landport.Sample"), Level.INFO, message, failure, arguments);
        event.setMDCPropertyMap(Map.of("traceId", "5509831c"));
        event.setThreadName("worker");
        event.setInstant(Instant.parse("2026-11-26T08:00:00.123Z"));
        return event;
    }
}
