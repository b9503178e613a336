package io.landport.query.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a reader has followed the receipts: the next offset in each partition of their topic. In one partition the store always has
 * all receipts before an offset, whoever wrote them in whatever order, so a reader that continues from a cursor misses none.
 *
 * @param topic id of the topic: offsets of another topic mean something else
 * @param next by partition
 */
public record ReceiptCursor(String topic, List<Long> next) {
    private static final String SEPARATOR = ":";
    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_DIGITS = 18;

    public ReceiptCursor {
        next = List.copyOf(next);
    }

    /** The text for the reader, which may be part of an URL. */
    public String text() {
        String plain = topic + SEPARATOR + next.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidCursorException if it is not the text of a cursor */
    public static ReceiptCursor of(String text) throws InvalidCursorException {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidCursorException("the cursor is too long");
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int separator = plain.indexOf(SEPARATOR);
            if (separator > 0
                    && plain.substring(separator + 1)
                            .matches("\\d{1," + MAX_DIGITS + "}(,\\d{1," + MAX_DIGITS + "})*")) {
                return new ReceiptCursor(
                        plain.substring(0, separator),
                        Arrays.stream(plain.substring(separator + 1).split(",", -1))
                                .map(Long::valueOf)
                                .toList());
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException("the cursor is not one that this server returned", e);
        }
        throw new InvalidCursorException("the cursor is not one that this server returned");
    }
}
