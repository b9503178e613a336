package io.landport.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LinesTest {
    @Test
    void shouldReadLinesOfAnyLengthWhileItsBufferGrows() throws IOException {
        // Given
        List<String> expected = IntStream.of(1, 4_095, 4_096, 4_097, 20_000, 70_000, 3, 200_000, 5)
                .mapToObj("x"::repeat)
                .toList();

        // When
        List<String> read = new ArrayList<>();
        try (Lines lines = new Lines(bytes(String.join("\n", expected)))) {
            for (RawLine line = lines.next(); line != null; line = lines.next()) {
                read.add(new String(line.bytes(), StandardCharsets.UTF_8));
            }
        }

        // Then
        assertThat(read).isEqualTo(expected);
    }

    /** A gateway has a buffer for each open request, so it must not be large before there is something to read. */
    @Test
    void shouldAskForFewBytesUntilTheInputHasMany() throws IOException {
        // Given
        List<Integer> asked = new ArrayList<>();
        InputStream slow = new InputStream() {
            private final InputStream bytes = bytes("a\n".repeat(200_000));

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                asked.add(length);
                return bytes.read(target, offset, asked.size() <= 3 ? 1 : length);
            }
        };

        // When
        try (Lines lines = new Lines(slow)) {
            while (lines.next() != null) {
                assertThat(lines.number()).isPositive();
            }
        }

        // Then
        assertThat(asked).startsWith(4_096, 4_096, 4_096, 4_096, 16_384, 65_536, 65_536);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
