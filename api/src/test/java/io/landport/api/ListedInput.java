package io.landport.api;

import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.query.explain.DocumentRecord;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.ReadingCancelledException;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.KeyHash;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records of one partition in memory. */
final class ListedInput implements InputRecords {
    private static final DocumentPartition PARTITION = new DocumentPartition(Channel.CUSTOMS, 0);

    private final CountDownLatch scanning = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<DocumentRecord> records = new ArrayList<>();
    private final boolean isEndless;

    private ListedInput(boolean isEndless) {
        this.isEndless = isEndless;
    }

    /** Documents received on a day. */
    static ListedInput of(LocalDate received, TradeDocument... documents) {
        ListedInput input = new ListedInput(false);
        for (TradeDocument document : documents) {
            String key = document.id().key();
            input.records.add(new DocumentRecord(
                    PARTITION,
                    input.records.size(),
                    received.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
                    KeyHash.of(key.getBytes(StandardCharsets.UTF_8)),
                    key,
                    Optional.of(document)));
        }
        return input;
    }

    /** Reading takes until it is cancelled. */
    static ListedInput endless() {
        return new ListedInput(true);
    }

    /** Waits until somebody reads. */
    void awaitScan() throws InterruptedException {
        if (!scanning.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("nothing has begun to read");
        }
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    @Override
    public Optional<String> topicId(Channel channel) {
        return Optional.empty();
    }

    @Override
    public Map<DocumentPartition, Long> ends() {
        return Map.of(PARTITION, (long) records.size());
    }

    @Override
    public Set<Long> quarantined(DocumentPartition partition) {
        return Set.of();
    }

    @Override
    public void scan(Map<DocumentPartition, OffsetRange> ranges, Consumer<DocumentRecord> to) {
        scanning.countDown();
        if (isEndless) {
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new ReadingCancelledException();
        }
        if (ranges.containsKey(PARTITION)) {
            records.forEach(to);
        }
    }

    @Override
    public void read(Map<DocumentPartition, long[]> offsets, Consumer<DocumentRecord> to) {
        for (long offset : offsets.getOrDefault(PARTITION, new long[0])) {
            to.accept(records.get((int) offset));
        }
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    @Override
    public void close() {}
}
