package io.landport.streams.settle;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Rejection;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
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

    /** The list that a summary names, under both. */
    default KeyValue<String, NamedList> namedList() {
        throw new IllegalStateException(this + " names no list");
    }

    /** The change in how many name a list, under the list's own key. */
    default KeyValue<String, byte[]> naming() {
        throw new IllegalStateException(this + " is no naming");
    }

    /** What has become of a list, under its key. */
    default KeyValue<String, ListFate> listFate() {
        throw new IllegalStateException(this + " is no list's fate");
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

    /** A list that a summary names, or no longer. */
    record Named(NamedList named) implements Settled {
        @Override
        public KeyValue<String, NamedList> namedList() {
            return KeyValue.pair(named.key(), named);
        }
    }

    /**
     * One summary more, or one less, that names a list.
     *
     * @param difference 1 or -1
     */
    record Naming(DocumentId list, int difference) implements Settled {
        static Naming of(byte[] bytes) {
            PackedReader in = new PackedReader().over(bytes, 0, bytes.length);
            int difference = in.readByte();
            return new Naming(new DocumentId(Channel.E_COMMERCE, in.readText(), in.readText()), difference);
        }

        @Override
        public KeyValue<String, byte[]> naming() {
            PackedWriter out = new PackedWriter()
                    .writeByte(difference)
                    .write(list.source())
                    .write(list.document());
            return KeyValue.pair(list.key(), out.copy());
        }
    }

    /** What has become of a list that is named. */
    record Fated(ListFate fate) implements Settled {
        @Override
        public KeyValue<String, ListFate> listFate() {
            return KeyValue.pair(fate.key(), fate);
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
