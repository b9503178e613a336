package io.landport.terminal;

/**
 * A line of a screen.
 *
 * @param isInverse whether it is shown in inverse colours
 */
public record Line(String text, boolean isInverse) {
    /** A line in the usual colours. */
    public static Line of(String text) {
        return new Line(text, false);
    }
}
