package io.landport.launcher.option;

import io.landport.installation.settings.Times;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a time such as 500ms, 60s, 5m or 2h. */
public final class Durations implements ITypeConverter<Duration> {
    /** Longer than any process lives, and short enough to count in nanoseconds. */
    public static final Duration UNLIMITED = Duration.ofDays(100_000);

    @Override
    public Duration convert(String text) {
        return Times.of(text)
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is not a time such as 500ms, 60s, 5m or 2h"));
    }
}
