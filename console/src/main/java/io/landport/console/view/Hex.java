package io.landport.console.view;

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
            StringBuilder hex = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int i = line; i < Math.min(shown, line + WIDTH); i++) {
                hex.append(String.format(Locale.ROOT, "%02x ", bytes[i] & 0xff));
                text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            dump.append(String.format(Locale.ROOT, "%06x  %-48s %s%n", line, hex, text));
        }
        return dump.toString();
    }
}
