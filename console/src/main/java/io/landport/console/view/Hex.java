package io.landport.console.view;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes as hex and as text beside it, 16 in a line. */
final class Hex {
    private static final int WIDTH = 16;

    private Hex() {}

    /** @param limit how many bytes are shown at most */
    static String dump(byte[] bytes, int limit) {
        int shown = Math.min(bytes.length, limit);
        StringBuilder dump = new StringBuilder();
        for (int line = 0; line < shown; line += WIDTH) {
            int end = Math.min(shown, line + WIDTH);
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, line, end);
            String text = new String(bytes, line, end - line, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
            dump.append(String.format(Locale.ROOT, "%06x  %-48s %s%n", line, hex, text));
        }
        return dump.toString();
    }
}
