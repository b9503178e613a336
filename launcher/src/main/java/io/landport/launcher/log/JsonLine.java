package io.landport.launcher.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.terminal.PrintableText;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as one line of JSON: timestamp, level, logger, thread, message, fields, the id of the request and the exception. The fields are the
 * arguments that the message names, as in {@code "restored store={} records={}"}; numbers stay numbers.
 */
final class JsonLine {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("(?:\\b([A-Za-z][A-Za-z0-9_]*)=)?\\{}");

    String of(ILoggingEvent event) {
        ObjectNode line = JSON.objectNode();
        line.put("timestamp", event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", event.getFormattedMessage());
        ObjectNode fields = fields(event.getMessage(), event.getArgumentArray());
        if (!fields.isEmpty()) {
            line.set("fields", fields);
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

    private static ObjectNode fields(@Nullable String message, Object @Nullable [] arguments) {
        ObjectNode fields = JSON.objectNode();
        if (message == null || arguments == null) {
            return fields;
        }
        Matcher placeholder = PLACEHOLDER.matcher(message);
        for (int index = 0; index < arguments.length && placeholder.find(); index++) {
            String name = placeholder.group(1);
            if (name != null) {
                put(fields, name, arguments[index]);
            }
        }
        return fields;
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
