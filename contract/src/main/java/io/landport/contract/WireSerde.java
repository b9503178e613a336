package io.landport.contract;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * A codec as Kafka wants it. Nulls pass both ways: a tombstone is met here and nowhere else. Bytes that cannot be decoded
 * throw {@link SerializationException}; who must not stop at them reads bytes and asks the {@link Codec}.
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
        return (name, bytes) -> bytes == null ? null : decoded(bytes);
    }

    private V decoded(byte[] bytes) {
        Decoded<V> decoded = codec.decode(bytes);
        return decoded.value()
                .orElseThrow(() -> new SerializationException("cannot decode a value of " + topic + ": "
                        + decoded.problem().orElse("")));
    }
}
