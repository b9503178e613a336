package io.landport.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.junit.jupiter.api.Test;

/** The encoder and decoder of a thread contain nothing of earlier records. */
class AvroBodyTest {
    private static final byte[] FIRST = {9, 8};

    @Test
    void shouldWriteAfterTheHeader() {
        assertThat(AvroBody.encode(FIRST, out -> out.writeString("ab"))).containsExactly(9, 8, 4, 'a', 'b');
    }

    @Test
    void shouldDiscardAFailedWrite() {
        // Given
        assertThatThrownBy(() -> AvroBody.encode(FIRST, out -> {
                    out.writeString("half a record");
                    throw new ArithmeticException("no day");
                }))
                .isInstanceOf(ArithmeticException.class);

        // When
        byte[] bytes = AvroBody.encode(FIRST, out -> out.writeString("ab"));

        // Then
        assertThat(bytes).containsExactly(9, 8, 4, 'a', 'b');
    }

    @Test
    void shouldWriteMoreThanItsBuffer() throws IOException {
        // Given
        String text = "ж".repeat(100_000);

        // When
        byte[] bytes = AvroBody.encode(FIRST, out -> {
            out.writeInt(1);
            out.writeString(text);
            out.writeInt(2);
        });

        // Then
        String reread = AvroBody.decode(bytes, FIRST.length, in -> in.readInt() + in.readString() + in.readInt());
        assertThat(reread).isEqualTo(1 + text + 2);
    }

    @Test
    void shouldReadAfterAFailedRead() throws IOException {
        // Given
        assertThatThrownBy(() -> AvroBody.decode(new byte[] {4, 'a'}, 0, Decoder::readString))
                .isInstanceOf(EOFException.class);

        // When
        String text = AvroBody.decode(new byte[] {4, 'a', 'b'}, 0, Decoder::readString);

        // Then
        assertThat(text).isEqualTo("ab");
    }
}
