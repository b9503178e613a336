package io.landport.streams.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A changelog partition as its readers see it: transactions that commit or abort, compaction at any time, and records that
 * keep their offsets.
 */
final class CompactedLog implements SliceLog {
    private final List<ConsumerRecord<SliceKey, byte[]>> records = new ArrayList<>();
    private final List<ConsumerRecord<SliceKey, byte[]>> transaction = new ArrayList<>();
    private long end;

    @Override
    public void write(SliceKey key, byte @Nullable [] slice) {
        transaction.add(new ConsumerRecord<>("changelog", 0, end++, key, slice));
    }

    void commit() {
        records.addAll(transaction);
        transaction.clear();
    }

    void abort() {
        transaction.clear();
    }

    /** Committed records from this offset on. */
    List<ConsumerRecord<SliceKey, byte[]>> from(long offset) {
        return records.stream().filter(record -> record.offset() >= offset).toList();
    }

    /** The offset after the latest committed record. */
    long end() {
        return records.isEmpty() ? 0 : records.get(records.size() - 1).offset() + 1;
    }

    void restore(PagedEntries entries) {
        records.forEach(record -> entries.restore(record.key(), record.value()));
    }

    /** Keeps only the latest record of each key, as compaction does when it has caught up. */
    void compact() {
        compact(end());
    }

    /** Keeps only the latest record of each key, up to a random offset. */
    void compactSome(SplittableRandom random) {
        if (!records.isEmpty()) {
            compact(records.get(random.nextInt(records.size())).offset() + 1);
        }
    }

    /** Removes tombstones without an older record of their key, as compaction does after a day. */
    void forgetSomeDeletions(SplittableRandom random) {
        Map<SliceKey, Long> first = new HashMap<>();
        records.forEach(record -> first.putIfAbsent(record.key(), record.offset()));
        records.removeIf(record ->
                record.value() == null && first.get(record.key()) == record.offset() && random.nextInt(3) == 0);
    }

    /** Removes all tombstones, as compaction does a day after the latest. */
    void forgetDeletions() {
        records.removeIf(record -> record.value() == null);
    }

    private void compact(long before) {
        Map<SliceKey, Long> latest = new HashMap<>();
        for (ConsumerRecord<SliceKey, byte[]> record : records) {
            if (record.offset() < before) {
                latest.put(record.key(), record.offset());
            }
        }
        records.removeIf(record -> record.offset() < before && latest.get(record.key()) != record.offset());
    }
}
