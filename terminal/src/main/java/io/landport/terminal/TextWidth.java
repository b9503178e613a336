package io.landport.terminal;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many columns of a terminal text takes: Chinese, Japanese and Korean characters take two, combining marks none. */
public final class TextWidth {
    private static final Set<UnicodeScript> WIDE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    /** Punctuation of Chinese, and Latin letters of the width of Chinese ones. */
    private static final int FIRST_WIDE_SIGN = 0x3000;

    private static final int LAST_WIDE_SIGN = 0x303e;
    private static final int FIRST_FULL_WIDTH = 0xff01;
    private static final int LAST_FULL_WIDTH = 0xff60;
    private static final int FIRST_PICTOGRAPH = 0x1f300;
    private static final int LAST_PICTOGRAPH = 0x1faff;
    private static final int ASCII = 0x7f;

    private TextWidth() {}

    public static int of(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > ASCII) {
                return text.codePoints().map(TextWidth::of).sum();
            }
        }
        return text.length();
    }

    /** With blanks up to a width. */
    static String padded(String text, int width, boolean isRight) {
        String blanks = " ".repeat(Math.max(0, width - of(text)));
        return isRight ? blanks + text : text + blanks;
    }

    /** The beginning that fits into a width, with a sign that something is missing. */
    static String shortened(String text, int width) {
        return of(text) <= width ? text : clipped(text, width - 1) + '…';
    }

    /** The beginning that fits into a width. */
    static String clipped(String text, int width) {
        int used = 0;
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            used += of(point);
            if (used > width) {
                return text.substring(0, index);
            }
            index += Character.charCount(point);
        }
        return text;
    }

    private static int of(int point) {
        if (point <= ASCII) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return WIDE.contains(UnicodeScript.of(point))
                || (point >= FIRST_WIDE_SIGN && point <= LAST_WIDE_SIGN)
                || (point >= FIRST_FULL_WIDTH && point <= LAST_FULL_WIDTH)
                || (point >= FIRST_PICTOGRAPH && point <= LAST_PICTOGRAPH);
    }
}
