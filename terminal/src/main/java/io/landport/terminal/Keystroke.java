package io.landport.terminal;

/**
 * A key that was pressed.
 *
 * @param character the code point of a {@link Kind#CHARACTER}, otherwise 0
 */
public record Keystroke(Kind kind, int character) {
    /** What a key does. */
    public enum Kind {
        CHARACTER,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        ENTER,
        ESCAPE,
        BACKSPACE,
        TAB
    }

    public static Keystroke of(int codePoint) {
        return new Keystroke(Kind.CHARACTER, codePoint);
    }

    /** Another key. */
    public static Keystroke of(Kind kind) {
        return new Keystroke(kind, 0);
    }
}
