package io.landport.query.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a reader has followed the receipts: the next offset in each partition of their topic. In one partition the store always has
 * all receipts before an offset, whichever process wrote them, so a reader that continues from a cursor misses none.
 *
 * @param topic id of the topic: offsets of another topic mean something else
 * @param next by partition
 */
public record ReceiptCursor(String topic, List<Long> next) {
    private static final String SEPARATOR = ":";
    private static final int MAX_LENGTH = 8_192;
    private static final String UNKNOWN = "the cursor is not one that this server returned";
    private static final Pattern FORM = Pattern.compile("([^:]+):(\\d{1,18}(?:,\\d{1,18})*)");

    public ReceiptCursor {
        next = List.copyOf(next);
    }

    /** The text for the reader, which may be part of an URL. */
    public String text() {
        String plain = topic + SEPARATOR + next.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it is not the text of a cursor */
    public static ReceiptCursor of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the cursor is too long");
        }
        Matcher parts = FORM.matcher(decode(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException(UNKNOWN);
        }
        return new ReceiptCursor(
                parts.group(1),
                Arrays.stream(parts.group(2).split(",", -1)).map(Long::valueOf).toList());
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(UNKNOWN, e);
        }
    }
}
