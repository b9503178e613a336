package io.landport.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table. What a terminal would execute is escaped.
 *
 * @param text as it is shown
 * @param number by which it is sorted; null for text
 */
public record TableCell(String text, @Nullable BigDecimal number) {
    public TableCell {
        text = PrintableText.of(text);
    }

    public static TableCell of(String text) {
        return new TableCell(text, null);
    }

    public static TableCell of(long count) {
        return new TableCell("%,d".formatted(count), BigDecimal.valueOf(count));
    }

    /** A time; text if it has no end. */
    public static TableCell of(Duration time) {
        return new TableCell(DurationText.of(time), BigDecimal.valueOf(time.toMillis()));
    }

    /** An amount, shown in whole units. */
    public static TableCell whole(BigDecimal exact) {
        return new TableCell(
                "%,d".formatted(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger()), exact);
    }
}
