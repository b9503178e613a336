package io.landport.streams.crash;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.jspecify.annotations.Nullable;

/** The changelog of one table: committed records, compacted up to a random offset. */
final class Changelog {
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> transaction = new ArrayList<>();
    private long end;

    void write(byte[] key, byte @Nullable [] value) {
        transaction.add(new ConsumerRecord<>("changelog", 0, end++, key, value));
    }

    void commit() {
        records.addAll(transaction);
        transaction.clear();
    }

    void abort() {
        transaction.clear();
    }

    /** The offset of the latest record, committed or not. */
    long lastOffset() {
        return end - 1;
    }

    /** Passes the committed records after an offset to the table in batches, as a broker does. */
    void restore(RecordBatchingStateRestoreCallback table, SplittableRandom random, long after) {
        int from = 0;
        while (from < records.size() && records.get(from).offset() <= after) {
            from++;
        }
        while (from < records.size()) {
            int to = from + 1 + random.nextInt(records.size() - from);
            table.restoreBatch(records.subList(from, to));
            from = to;
        }
    }

    /** Keeps only the latest record of each key, up to a random offset. */
    void compact(SplittableRandom random) {
        if (records.isEmpty()) {
            return;
        }
        long before = records.get(random.nextInt(records.size())).offset() + 1;
        Map<ByteBuffer, Long> latest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() < before) {
                latest.put(ByteBuffer.wrap(record.key()), record.offset());
            }
        }
        records.removeIf(
                record -> record.offset() < before && latest.get(ByteBuffer.wrap(record.key())) != record.offset());
    }
}
