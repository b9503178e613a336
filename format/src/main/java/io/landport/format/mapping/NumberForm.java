package io.landport.format.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a file are written.
 *
 * @param decimal the decimal separator
 * @param thousands the separator of thousands, null if there is none; a space also means spaces that do not break
 */
public record NumberForm(char decimal, @Nullable Character thousands) {
    static final Map<String, Character> SEPARATORS =
            Map.of("point", '.', "comma", ',', "space", ' ', "apostrophe", '\'');

    private static final char NO_BREAK = '\u00a0';
    private static final char NARROW_NO_BREAK = '\u202f';

    /** The number with a decimal point and without thousands separators; null if it cannot be one. */
    @Nullable
    public String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && !(c == '.' && decimal == '.' && i > 0)) {
                return rewrite(text);
            }
        }
        return text;
    }

    private @Nullable String rewrite(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 1);
        boolean isFraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == decimal) {
                if (isFraction) {
                    return null;
                }
                isFraction = true;
                // Some programs write no zero before the decimal separator.
                plain.append(isWithoutInteger(plain) ? "0." : ".");
            } else if (isThousands(c)) {
                if (isFraction || isWithoutInteger(plain)) {
                    return null;
                }
            } else if (c == '.' || c == ',') {
                return null;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isWithoutInteger(StringBuilder plain) {
        return plain.length() == 0 || plain.charAt(plain.length() - 1) == '-';
    }

    private boolean isThousands(char c) {
        Character separator = thousands;
        return separator != null && (c == separator || (separator == ' ' && (c == NO_BREAK || c == NARROW_NO_BREAK)));
    }
}
