package io.landport.launcher.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Text where standard error is a terminal, otherwise JSON; {@code logback.xml} names this class. */
public final class LogEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private final boolean isText;
    private final PatternLayout layout = new PatternLayout();
    private Function<ILoggingEvent, String> line = event -> "";

    public LogEncoder() {
        this(StandardError.isTerminal());
    }

    LogEncoder(boolean isText) {
        this.isText = isText;
    }

    /** The form of text; {@code %fields} are the fields. */
    public void setPattern(String pattern) {
        layout.setPattern(pattern);
    }

    /** Called by Logback before the first event. */
    @Override
    public void start() {
        layout.setContext(getContext());
        layout.getInstanceConverterMap().put("fields", LogFields::new);
        layout.start();
        line = isText ? layout::doLayout : new JsonLine()::of;
        super.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return line.apply(event).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
