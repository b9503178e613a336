package io.landport.query.explain;

import io.landport.store.index.DeclaredPlace;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.SegmentHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds records of the document topics: in the segments of the store, and in records after these, which it scans. */
final class DocumentIndex {
    private final List<IndexPart> parts;
    private final Map<DocumentPartition, NavigableMap<Long, SegmentHead>> heads = new HashMap<>();
    private final long scanned;

    private DocumentIndex(List<IndexPart> parts, long scanned) {
        this.parts = List.copyOf(parts);
        this.scanned = scanned;
        for (IndexPart part : parts) {
            part.heads()
                    .forEach(head -> heads.computeIfAbsent(head.partition(), unused -> new TreeMap<>())
                            .put(head.firstOffset(), head));
        }
    }

    /** Opens the index of all records before the current ends of the partitions. */
    static DocumentIndex open(Connection connection, InputRecords input) throws SQLException {
        StoredSegments stored = StoredSegments.of(connection, input);
        Map<DocumentPartition, SegmentHead> last = stored.heads().stream()
                .collect(Collectors.toMap(
                        SegmentHead::partition,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(SegmentHead::endOffset))));
        ScannedSegments scanned = ScannedSegments.of(input, last);
        return new DocumentIndex(List.of(stored, scanned), scanned.records());
    }

    /** How many records had to be scanned. */
    long recordsScanned() {
        return scanned;
    }

    /** The offsets of revisions whose statistical day is in a range and that are selected. */
    Map<DocumentPartition, long[]> revisions(
            LocalDate first, LocalDate last, BiPredicate<DeclaredPlace, LocalDate> selected) throws SQLException {
        PartitionNumbers offsets = new PartitionNumbers();
        for (IndexPart part : parts) {
            part.revisions(
                    YearMonth.from(first),
                    YearMonth.from(last),
                    (head, month, postings) -> postings.find(
                            (place, dayOfMonth) -> {
                                LocalDate day = month.atDay(dayOfMonth);
                                return !day.isBefore(first)
                                        && !day.isAfter(last)
                                        && selected.test(head.places().get(place), day);
                            },
                            offset -> offsets.add(head.partition(), head.firstOffset() + offset)));
        }
        return offsets.sorted();
    }

    /**
     * The offsets of all records of documents, and of a few others.
     *
     * @param hashes of the keys of documents by partition, unsigned and ascending
     */
    Map<DocumentPartition, long[]> messages(Map<DocumentPartition, long[]> hashes) throws SQLException {
        PartitionNumbers offsets = new PartitionNumbers();
        for (IndexPart part : parts) {
            part.messages(hashes, (head, postings) -> {
                long[] ofPartition = hashes.get(head.partition());
                if (ofPartition != null) {
                    postings.find(ofPartition, offset -> offsets.add(head.partition(), head.firstOffset() + offset));
                }
            });
        }
        return offsets.sorted();
    }

    /** The received day of a record. */
    LocalDate receivedDay(DocumentPartition partition, long offset) {
        NavigableMap<Long, SegmentHead> ofPartition = heads.get(partition);
        Map.Entry<Long, SegmentHead> segment = ofPartition == null ? null : ofPartition.floorEntry(offset);
        if (segment == null) {
            throw new IllegalArgumentException("offset " + offset + " of " + partition + " is not in the index");
        }
        return segment.getValue().receivedDays().of(offset);
    }
}
