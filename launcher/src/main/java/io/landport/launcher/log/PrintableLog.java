package io.landport.launcher.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.landport.terminal.PrintableText;

/** Escapes in the log what a terminal would execute; {@code logback.xml} names this class. */
public final class PrintableLog extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String text) {
        return PrintableText.ofLines(text);
    }
}
