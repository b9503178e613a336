package io.landport.launcher.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/** The fields of an event as text after its message. */
final class LogFields extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return of(event).stream()
                .map(field -> " " + field.key + '=' + field.value)
                .collect(Collectors.joining());
    }

    static List<KeyValuePair> of(ILoggingEvent event) {
        return Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
    }
}
