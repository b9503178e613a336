package io.landport.contract;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * The Kafka serde of a {@link Codec}. Encodes and decodes null as a tombstone; nothing else handles tombstones. Throws
 * {@link SerializationException} if bytes cannot be decoded. To handle such bytes, read bytes and use the codec.
 */
@NullUnmarked
public final class WireSerde<V> implements Serde<V> {
    private final String topic;
    private final Codec<V> codec;

    WireSerde(String topic, Codec<V> codec) {
        this.topic = topic;
        this.codec = codec;
    }

    @Override
    public Serializer<V> serializer() {
        return (name, value) -> value == null ? null : codec.encode(value);
    }

    @Override
    public Deserializer<V> deserializer() {
        return (name, bytes) -> bytes == null ? null : decode(bytes);
    }

    private V decode(byte[] bytes) {
        Decoded<V> decoded = codec.decode(bytes);
        return decoded.value()
                .orElseThrow(() -> new SerializationException("cannot decode a value of " + topic + ": "
                        + decoded.problem().orElse("")));
    }
}
