package io.landport.query.explain;

import io.landport.domain.document.Declaration;
import io.landport.query.explain.InputRecords.OffsetRange;
import io.landport.store.index.DeclaredPlace;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.Segment;
import io.landport.store.index.SegmentBuilder;
import io.landport.store.index.SegmentHead;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Segments in memory, of records that were scanned because they are not in the store's index. */
final class ScannedSegments implements IndexPart {
    private final Map<DocumentPartition, OffsetRange> ranges = new HashMap<>();
    private final Map<DocumentPartition, SegmentBuilder> open = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private long records;

    private ScannedSegments() {}

    /**
     * Scans the records after the segments of the store.
     *
     * @param last the last segment of partitions; none for a partition that is scanned from its beginning
     */
    static ScannedSegments of(InputRecords input, Map<DocumentPartition, SegmentHead> last) {
        ScannedSegments scanned = new ScannedSegments();
        input.ends().forEach((partition, end) -> scanned.begin(partition, last.get(partition), end));
        input.scan(scanned.ranges, scanned::add);
        scanned.finish();
        return scanned;
    }

    private void begin(DocumentPartition partition, @Nullable SegmentHead last, long end) {
        long first = last == null ? 0 : last.endOffset();
        if (first < end) {
            long moment = last == null ? SegmentBuilder.NO_MOMENT : last.latestMoment();
            ranges.put(partition, new OffsetRange(first, end));
            open.put(partition, new SegmentBuilder(partition, first, moment, SegmentBuilder.CAPACITY));
        }
    }

    /** How many records were scanned. */
    long records() {
        return records;
    }

    @Override
    public Collection<SegmentHead> heads() {
        return segments.stream().map(Segment::head).toList();
    }

    @Override
    public void revisions(YearMonth first, YearMonth last, RevisionReader reader) {
        for (Segment segment : segments) {
            segment.revisions().forEach((month, postings) -> {
                if (!month.isBefore(first) && !month.isAfter(last)) {
                    reader.read(segment.head(), month, postings);
                }
            });
        }
    }

    @Override
    public void messages(Map<DocumentPartition, long[]> hashes, MessageReader reader) {
        for (Segment segment : segments) {
            if (hashes.containsKey(segment.head().partition())) {
                segment.messages().forEach(postings -> reader.read(segment.head(), postings));
            }
        }
    }

    private void add(DocumentRecord record) {
        records++;
        SegmentBuilder builder = builder(record);
        if (record.document().orElse(null) instanceof Declaration declaration) {
            builder.add(
                    record.offset(),
                    record.moment(),
                    record.keyHash(),
                    DeclaredPlace.of(declaration),
                    declaration.header().statisticalDate());
        } else {
            builder.add(record.offset(), record.moment(), record.keyHash());
        }
    }

    private SegmentBuilder builder(DocumentRecord record) {
        DocumentPartition partition = record.partition();
        SegmentBuilder builder = open.get(partition);
        if (builder == null) {
            throw new IllegalArgumentException(partition + " is not scanned");
        }
        if (!builder.isFull()) {
            return builder;
        }
        segments.add(builder.build(record.offset()));
        SegmentBuilder next =
                new SegmentBuilder(partition, record.offset(), builder.latestMoment(), SegmentBuilder.CAPACITY);
        open.put(partition, next);
        return next;
    }

    private void finish() {
        open.forEach((partition, builder) -> {
            OffsetRange range = ranges.getOrDefault(partition, new OffsetRange(0, 0));
            if (!builder.isEmpty()) {
                segments.add(builder.build(range.end()));
            }
        });
        open.clear();
    }
}
