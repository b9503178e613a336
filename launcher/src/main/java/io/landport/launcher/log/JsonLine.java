package io.landport.launcher.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.terminal.PrintableText;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as one line of JSON: timestamp, level, logger, thread, message, fields, the id of the request and the exception. The fields are
 * those that the caller added to the event, also in the message; numbers stay numbers.
 */
final class JsonLine {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LogFields TEXT = new LogFields();

    String of(ILoggingEvent event) {
        ObjectNode line = JSON.objectNode();
        line.put("timestamp", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", event.getFormattedMessage() + TEXT.convert(event));
        if (!LogFields.of(event).isEmpty()) {
            ObjectNode fields = line.putObject("fields");
            LogFields.of(event).forEach(field -> put(fields, field.key, field.value));
        }
        for (Map.Entry<String, String> known : event.getMDCPropertyMap().entrySet()) {
            line.put(known.getKey(), known.getValue());
        }
        if (event.getThrowableProxy() != null) {
            line.put("exception", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        // Jackson escapes what ends a line. The rest could still control a terminal, and is only found within strings.
        return PrintableText.of(line.toString()) + '\n';
    }

    private static void put(ObjectNode fields, String name, @Nullable Object argument) {
        if (argument instanceof Integer || argument instanceof Long || argument instanceof Short) {
            fields.put(name, ((Number) argument).longValue());
        } else if (argument instanceof Boolean flag) {
            fields.put(name, flag);
        } else {
            fields.put(name, String.valueOf(argument));
        }
    }
}
