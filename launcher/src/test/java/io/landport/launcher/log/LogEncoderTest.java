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
import org.slf4j.event.KeyValuePair;

final class LogEncoderTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void shouldWriteJsonWithFieldsOfTheirTypes() throws Exception {
        // Given
        LoggingEvent event = event("restored after {}", null, "a while");
        event.addKeyValuePair(new KeyValuePair("store", "documents"));
        event.addKeyValuePair(new KeyValuePair("partition", 3));
        event.addKeyValuePair(new KeyValuePair("isLast", true));

        // When
        JsonNode line = json(event);

        // Then
        assertThat(line)
                .hasToString(
                        "{\"timestamp\":\"2026-11-26T08:00:00.123Z\",\"level\":\"INFO\",\"logger\":\"io.landport.Sample\","
                                + "\"thread\":\"worker\",\"message\":\"restored after a while store=documents partition=3 isLast=true\","
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
        LoggingEvent event = event("read", null);
        event.addKeyValuePair(new KeyValuePair("file", "a\u001b[2J\u009b\u202e"));

        // When
        String line = encoded(event, false);

        // Then
        assertThat(line).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(json(event).path("fields").path("file").asText()).isEqualTo("a\u001b[2J\u009b\u202e");
    }

    @Test
    void shouldWriteTextOnATerminal() {
        // Given
        LoggingEvent event = event("wrote", null);
        event.addKeyValuePair(new KeyValuePair("records", 7));

        // When
        String line = encoded(event, true);

        // Then
        assertThat(line).isEqualTo("INFO wrote records=7\n");
    }

    private JsonNode json(LoggingEvent event) throws Exception {
        return new ObjectMapper().readTree(encoded(event, false));
    }

    private String encoded(LoggingEvent event, boolean isText) {
        LogEncoder encoder = new LogEncoder(isText);
        encoder.setContext(context);
        encoder.setPattern("%level %msg%fields%n");
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
