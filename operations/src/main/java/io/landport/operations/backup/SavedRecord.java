package io.landport.operations.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record as it is in a topic: its bytes are neither decoded nor changed. */
final class SavedRecord {
    private static final int NONE = -1;

    private final long offset;
    private final long timestamp;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    SavedRecord(long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        this.offset = offset;
        this.timestamp = timestamp;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    /** In the topic that was backed up. */
    long offset() {
        return offset;
    }

    byte @Nullable [] value() {
        return value;
    }

    static SavedRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new SavedRecord(
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                List.of(record.headers().toArray()));
    }

    ProducerRecord<byte[], byte[]> in(TopicPartition partition) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), timestamp, key, value, headers);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(offset);
        out.writeLong(timestamp);
        write(out, key);
        write(out, value);
        out.writeInt(headers.size());
        for (Header header : headers) {
            write(out, header.key().getBytes(StandardCharsets.UTF_8));
            write(out, header.value());
        }
    }

    static SavedRecord read(DataInputStream in) throws IOException {
        long offset = in.readLong();
        long timestamp = in.readLong();
        byte[] key = bytes(in);
        byte[] value = bytes(in);
        int count = in.readInt();
        List<Header> headers = new ArrayList<>();
        for (int header = 0; header < count; header++) {
            byte[] name = bytes(in);
            if (name == null) {
                throw new IOException("a header has no name");
            }
            headers.add(new RecordHeader(new String(name, StandardCharsets.UTF_8), bytes(in)));
        }
        return new SavedRecord(offset, timestamp, key, value, headers);
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? NONE : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }
}
