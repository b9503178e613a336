package io.landport.terminal;

/**
 * Text for terminals and people. Escapes the characters that a terminal executes or that change the order or visibility of other
 * text, such as <code>&#92;u001B</code> and <code>&#92;u202E</code>. All other text is unchanged, and so is escaped text.
 */
public final class PrintableText {
    private PrintableText() {}

    /** One line of text; line breaks and tabs are escaped as well. */
    public static String of(String text) {
        return escape(text, false);
    }

    /** Text with its line breaks and tabs. */
    public static String ofLines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean hasLines) {
        int clean = 0;
        while (clean < text.length() && isPlain(text.charAt(clean), hasLines)) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, clean);
        text.substring(clean).codePoints().forEach(point -> append(escaped, point, hasLines));
        return escaped.toString();
    }

    /** Decides most characters without their category. */
    private static boolean isPlain(char character, boolean hasLines) {
        return (character >= ' ' && character < '\u007f') || (hasLines && isLayout(character));
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\t';
    }

    private static void append(StringBuilder escaped, int point, boolean hasLines) {
        if ((hasLines && isLayout(point)) || !isEscaped(point)) {
            escaped.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            escaped.append("\\u%04X".formatted((int) unit));
        }
    }

    private static boolean isEscaped(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Joiners are part of words in several scripts.
            case Character.FORMAT -> point != '\u200c' && point != '\u200d';
            default -> false;
        };
    }
}
