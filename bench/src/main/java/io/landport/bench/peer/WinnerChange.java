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
 * The winner of a document and what it displaced.
 *
 * @param current the winner, null before the first
 * @param before the winner before, null where there was none
 * @param isNews whether the latest message won; otherwise it changed nothing
 */
record Turn(@Nullable TradeDocument current, @Nullable TradeDocument before, boolean isNews) {
    static final Turn NONE = new Turn(null, null, false);

    private static final int HEADER = 1 + Integer.BYTES;

    /** The turn that a message brings. */
    Turn with(TradeDocument message) {
        return current == null || PlainDslTopology.revision(message) > PlainDslTopology.revision(current)
                ? new Turn(message, current, true)
                : new Turn(current, null, false);
    }

    /** The winner; there is one once a message came. */
    TradeDocument now() {
        if (current == null) {
            throw new IllegalStateException("no message came yet");
        }
        return current;
    }

    /** News in one byte, the winner's length and bytes, the rest is the winner before. */
    static Serde<Turn> serde(Serde<TradeDocument> documents) {
        Serializer<TradeDocument> serializer = documents.serializer();
        Deserializer<TradeDocument> deserializer = documents.deserializer();
        return Serdes.serdeFrom(
                (topic, turn) -> {
                    byte[] winner = serializer.serialize(topic, turn.now());
                    byte[] displaced = turn.before == null ? new byte[0] : serializer.serialize(topic, turn.before);
                    return ByteBuffer.allocate(HEADER + winner.length + displaced.length)
                            .put((byte) (turn.isNews ? 1 : 0))
                            .putInt(winner.length)
                            .put(winner)
                            .put(displaced)
                            .array();
                },
                (topic, bytes) -> {
                    int end = HEADER + ByteBuffer.wrap(bytes).getInt(1);
                    return new Turn(
                            deserializer.deserialize(topic, Arrays.copyOfRange(bytes, HEADER, end)),
                            end == bytes.length
                                    ? null
                                    : deserializer.deserialize(topic, Arrays.copyOfRange(bytes, end, bytes.length)),
                            bytes[0] == 1);
                });
    }
}
