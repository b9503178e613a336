package io.landport.bench.peer;

import io.landport.domain.document.TradeDocument;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The winner of a document and the one that it replaced.
 *
 * @param current the winner, null before the first message
 * @param previous the winner before, null if there was none
 * @param isNewWinner whether the latest message is the winner; otherwise it changed nothing
 */
record WinnerChange(
        @Nullable TradeDocument current, @Nullable TradeDocument previous, boolean isNewWinner) {
    static final WinnerChange NONE = new WinnerChange(null, null, false);

    private static final int HEADER = 1 + Integer.BYTES;

    /** The change that a message causes. */
    WinnerChange with(TradeDocument message) {
        return current == null || PlainDslTopology.revision(message) > PlainDslTopology.revision(current)
                ? new WinnerChange(message, current, true)
                : new WinnerChange(current, null, false);
    }

    /** The winner; must not be called before the first message. */
    TradeDocument winner() {
        if (current == null) {
            throw new IllegalStateException("no message yet");
        }
        return current;
    }

    /** One byte for {@code isNewWinner}, the length and bytes of the winner, then the bytes of the previous winner. */
    static Serde<WinnerChange> serde(Serde<TradeDocument> documents) {
        Serializer<TradeDocument> serializer = documents.serializer();
        Deserializer<TradeDocument> deserializer = documents.deserializer();
        return Serdes.serdeFrom(
                (topic, change) -> {
                    byte[] winner = serializer.serialize(topic, change.winner());
                    byte[] displaced =
                            change.previous == null ? new byte[0] : serializer.serialize(topic, change.previous);
                    return ByteBuffer.allocate(HEADER + winner.length + displaced.length)
                            .put((byte) (change.isNewWinner ? 1 : 0))
                            .putInt(winner.length)
                            .put(winner)
                            .put(displaced)
                            .array();
                },
                (topic, bytes) -> {
                    int end = HEADER + ByteBuffer.wrap(bytes).getInt(1);
                    return new WinnerChange(
                            deserializer.deserialize(topic, Arrays.copyOfRange(bytes, HEADER, end)),
                            end == bytes.length
                                    ? null
                                    : deserializer.deserialize(topic, Arrays.copyOfRange(bytes, end, bytes.length)),
                            bytes[0] == 1);
                });
    }
}
