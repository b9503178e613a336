package io.landport.streams.settle;

import io.landport.domain.judge.Rejection;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What settlement passes on. Sealed: each kind has a way of its own, and those who go that way know what comes there; for
 * anything else they throw.
 */
public sealed interface Settled {

    /** The rejection under its id. */
    default KeyValue<String, Rejection> rejection() {
        throw new IllegalStateException(this + " is no rejection");
    }

    /** The bytes under the key that they came with. */
    default KeyValue<byte @Nullable [], byte @Nullable []> deadLetter() {
        throw new IllegalStateException(this + " is no dead letter");
    }

    /** The parcel under the partition that it is for. */
    default KeyValue<Integer, byte[]> parcel() {
        throw new IllegalStateException(this + " is no parcel");
    }

    /** A document that was refused, here or before. */
    record Refused(Rejection refused) implements Settled {
        @Override
        public KeyValue<String, Rejection> rejection() {
            return KeyValue.pair(refused.id(), refused);
        }
    }

    /** Bytes that are no document. */
    final class Unreadable implements Settled {
        private final KeyValue<byte @Nullable [], byte @Nullable []> record;

        Unreadable(byte @Nullable [] key, byte @Nullable [] bytes) {
            this.record = KeyValue.pair(key, bytes);
        }

        @Override
        public KeyValue<byte @Nullable [], byte @Nullable []> deadLetter() {
            return record;
        }
    }

    /** Changes for a partition of totals. */
    final class Passed implements Settled {
        private final KeyValue<Integer, byte[]> parcel;

        Passed(int partition, byte[] bytes) {
            this.parcel = KeyValue.pair(partition, bytes);
        }

        @Override
        public KeyValue<Integer, byte[]> parcel() {
            return parcel;
        }
    }
}
