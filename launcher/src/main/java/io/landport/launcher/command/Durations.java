package io.landport.launcher.command;

import io.landport.launcher.settings.Times;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a time such as 500ms, 60s, 5m or 2h. */
final class Durations implements ITypeConverter<Duration> {
    /** Longer than any process lives, and short enough to count in nanoseconds. */
    static final Duration UNLIMITED = Duration.ofDays(100_000);

    @Override
    public Duration convert(String text) {
        return Times.of(text)
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is not a time such as 500ms, 60s, 5m or 2h"));
    }
}
