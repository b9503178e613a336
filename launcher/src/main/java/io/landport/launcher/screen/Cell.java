package io.landport.launcher.screen;

import io.landport.answer.PrintableText;
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
public record Cell(String text, @Nullable BigDecimal number) {
    public Cell {
        text = PrintableText.of(text);
    }

    /** Text. */
    public static Cell of(String text) {
        return new Cell(text, null);
    }

    /** A count. */
    public static Cell of(long count) {
        return new Cell("%,d".formatted(count), BigDecimal.valueOf(count));
    }

    /** A time; text if it has no end. */
    public static Cell of(Duration time) {
        return new Cell(DurationText.of(time), BigDecimal.valueOf(time.toMillis()));
    }

    /** An amount, shown in whole units. */
    public static Cell whole(BigDecimal exact) {
        return new Cell(
                "%,d".formatted(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger()), exact);
    }
}
