package io.landport.terminal;

/**
 * A line of a screen.
 *
 * @param isInverse whether it is shown in inverse colours
 */
public record ScreenLine(String text, boolean isInverse) {
    /** A line in the usual colours. */
    public static ScreenLine of(String text) {
        return new ScreenLine(text, false);
    }
}
