package io.landport.streams.settle;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.sink.SinkNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What settlement forwards. Sealed: each kind is a record of one topic. A kind knows the node that leads to its topic and its
 * own bytes, so the topology handles all kinds alike and a new kind does not compile until it has both.
 */
public sealed interface Settled {
    /** The sink of {@link RejectedDocument}. */
    SinkNode<Rejection> REJECTIONS = new SinkNode<>("write-rejected");

    /** The sink of {@link UnreadableInput}. */
    SinkNode<byte[]> DEAD_LETTERS = new SinkNode<>("write-dead-letters");

    /** The sink of {@link ListNamed}. */
    SinkNode<NamedList> NAMED_LISTS = new SinkNode<>("write-named-lists");

    /** The sink of {@link ListFateChanged}. */
    SinkNode<ListFate> LIST_FATES = new SinkNode<>("write-list-fates");

    /** The sink of {@link Receipted}. */
    SinkNode<Receipt> RECEIPTS = new SinkNode<>("write-receipts");

    /** The node that takes {@link TotalsChanged} to the partitions of totals. */
    String PARCELS = "parcels";

    /** The node that takes {@link Naming} to the partitions of lists. */
    String NAMINGS = "namings";

    /** The node that takes this kind. */
    String child();

    /** The key of the record, null only if the input record had none. */
    byte @Nullable [] key();

    /** The value of the record, null only if the input record had none. */
    byte @Nullable [] value(SettledCodecs codecs);

    /** The partition of the topic that the record is written to; empty for that of its key. */
    default Optional<Set<Integer>> partition(int partitions) {
        return Optional.empty();
    }

    /** Whether only Landport reads the record, so that it has a format level. */
    default boolean isInternal() {
        return false;
    }

    /** Forwards this to its node. */
    default void forward(ProcessorContext<byte[], Settled> context, long timestamp, @Nullable Headers headers) {
        context.forward(new Record<>(key(), this, timestamp, headers), child());
    }

    /** A document that was rejected, by the judge or by settlement. */
    record RejectedDocument(Rejection rejection) implements Settled {
        @Override
        public String child() {
            return REJECTIONS.name();
        }

        @Override
        public byte[] key() {
            return bytes(rejection.id());
        }

        @Override
        public byte[] value(SettledCodecs codecs) {
            return codecs.rejections().encode(rejection);
        }
    }

    /** A record that could not be decoded, unchanged. */
    final class UnreadableInput implements Settled {
        private final byte @Nullable [] key;
        private final byte @Nullable [] value;

        UnreadableInput(byte @Nullable [] key, byte @Nullable [] value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public String child() {
            return DEAD_LETTERS.name();
        }

        @Override
        public byte @Nullable [] key() {
            return key;
        }

        @Override
        public byte @Nullable [] value(SettledCodecs codecs) {
            return value;
        }
    }

    /** A list that a summary names, or names no longer. */
    record ListNamed(NamedList named) implements Settled {
        @Override
        public String child() {
            return NAMED_LISTS.name();
        }

        @Override
        public byte[] key() {
            return bytes(named.key());
        }

        @Override
        public byte[] value(SettledCodecs codecs) {
            return codecs.namedLists().encode(named);
        }
    }

    /**
     * A change in the number of summaries that name a list.
     *
     * @param difference 1 or -1
     */
    record Naming(DocumentId list, int difference) implements Settled {
        static Naming of(byte[] value) {
            PackedReader in = new PackedReader().over(value, 0, value.length);
            int difference = in.readByte();
            return new Naming(new DocumentId(Channel.E_COMMERCE, in.readText(), in.readText()), difference);
        }

        @Override
        public boolean isInternal() {
            return true;
        }

        @Override
        public String child() {
            return NAMINGS;
        }

        @Override
        public byte[] key() {
            return bytes(list.key());
        }

        @Override
        public byte[] value(SettledCodecs codecs) {
            return new PackedWriter()
                    .writeByte(difference)
                    .write(list.source())
                    .write(list.document())
                    .copy();
        }
    }

    /** The fate of a list that summaries name. */
    record ListFateChanged(ListFate fate) implements Settled {
        @Override
        public String child() {
            return LIST_FATES.name();
        }

        @Override
        public byte[] key() {
            return bytes(fate.key());
        }

        @Override
        public byte[] value(SettledCodecs codecs) {
            return codecs.listFates().encode(fate);
        }
    }

    /**
     * A receipt. All receipts of a document are written by the task of its partition, so they can share a partition of the topic, which
     * keeps the partitions of a transaction few.
     *
     * @param task the partition of the task
     */
    record Receipted(Receipt receipt, int task) implements Settled {
        @Override
        public Optional<Set<Integer>> partition(int partitions) {
            return Optional.of(Set.of(task % partitions));
        }

        @Override
        public String child() {
            return RECEIPTS.name();
        }

        @Override
        public byte[] key() {
            return bytes(receipt.key());
        }

        @Override
        public byte[] value(SettledCodecs codecs) {
            return codecs.receipts().encode(receipt);
        }
    }

    /** A parcel of changes for one partition of totals. */
    final class TotalsChanged implements Settled {
        private final int partition;
        private final byte[] parcel;

        TotalsChanged(int partition, byte[] parcel) {
            this.partition = partition;
            this.parcel = parcel;
        }

        /** The partition of totals that a record with this key is for. */
        public static int partition(byte[] key) {
            return ByteBuffer.wrap(key).getInt();
        }

        @Override
        public boolean isInternal() {
            return true;
        }

        @Override
        public String child() {
            return PARCELS;
        }

        @Override
        public byte[] key() {
            return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
        }

        @Override
        public byte[] value(SettledCodecs codecs) {
            return parcel;
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
