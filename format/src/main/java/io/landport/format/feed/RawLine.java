package io.landport.format.feed;

import io.landport.domain.judge.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** One line of an input, unchanged, without its line break. Only the beginning of a line that is too long is kept. */
public final class RawLine {
    private final long number;
    private final byte[] bytes;
    private final long length;

    /** @param length of the whole line in bytes, more than {@code bytes} where it was too long */
    public RawLine(long number, byte[] bytes, long length) {
        this.number = number;
        this.bytes = bytes;
        this.length = length;
    }

    /** Counted from 1. */
    public long number() {
        return number;
    }

    /** Not a copy; must not be modified. */
    public byte[] bytes() {
        return bytes;
    }

    /** @throws InvalidRowException if the line was too long to be kept */
    public void requireWhole() {
        if (length > bytes.length) {
            throw new InvalidRowException(
                    Reason.TOO_LARGE,
                    "the line has " + length + " bytes, at most " + Lines.MAX_BYTES
                            + " are read; the original holds its beginning");
        }
    }

    /** @throws InvalidRowException if the line was too long to be kept or is not UTF-8 */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /** @throws InvalidRowException if the line was too long to be kept or is not of the encoding */
    public String text(Charset encoding) {
        requireWhole();
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, "the line is not " + encoding.name());
        }
    }
}
