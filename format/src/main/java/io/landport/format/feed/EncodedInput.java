package io.landport.format.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.List;

/**
 * The bytes of an input and their encoding.
 *
 * @param bytes all of them
 */
public record EncodedInput(InputStream bytes, Charset encoding) {
    private static final int BEGINNING = 256 * 1024;

    /** The first of the encodings in which the beginning of an input is valid; the last if it is valid in none. */
    public static EncodedInput of(InputStream in, List<Charset> encodings) throws IOException {
        if (encodings.size() == 1) {
            return new EncodedInput(in, encodings.get(0));
        }
        byte[] beginning = in.readNBytes(BEGINNING);
        Charset encoding = encodings.stream()
                .filter(candidate -> isValid(beginning, candidate))
                .findFirst()
                .orElseGet(() -> encodings.get(encodings.size() - 1));
        return new EncodedInput(new SequenceInputStream(new ByteArrayInputStream(beginning), in), encoding);
    }

    /** The beginning may end inside a character. */
    private static boolean isValid(byte[] beginning, Charset encoding) {
        CharsetDecoder decoder = encoding.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(beginning.length + 1);
        return !decoder.decode(ByteBuffer.wrap(beginning), decoded, beginning.length < BEGINNING)
                .isError();
    }
}
