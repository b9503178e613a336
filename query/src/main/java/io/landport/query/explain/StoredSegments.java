package io.landport.query.explain;

import io.landport.domain.document.Channel;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.IndexTables;
import io.landport.store.index.SegmentHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The segments in the store that follow each other without gaps from the first record of their partition on. */
final class StoredSegments implements IndexPart {
    private final Connection connection;
    private final Map<Integer, SegmentHead> heads;

    private StoredSegments(Connection connection, Map<Integer, SegmentHead> heads) {
        this.connection = connection;
        this.heads = Map.copyOf(heads);
    }

    /** Reads the heads. A partition is not in the index if a record that decided a received day was quarantined afterwards. */
    static StoredSegments of(Connection connection, InputRecords input) throws SQLException {
        Map<Integer, SegmentHead> heads = new HashMap<>();
        for (Channel channel : Channel.values()) {
            String topicId = input.topicId(channel).orElse("");
            Map<Integer, SegmentHead> ofTopic = IndexTables.heads(connection, topicId);
            ofTopic.entrySet().stream()
                    .filter(entry -> entry.getValue().partition().channel() == channel)
                    .collect(Collectors.groupingBy(entry -> entry.getValue().partition()))
                    .values()
                    .forEach(segments -> heads.putAll(withoutGaps(segments, input)));
        }
        return new StoredSegments(connection, heads);
    }

    @Override
    public Collection<SegmentHead> heads() {
        return heads.values();
    }

    @Override
    public void revisions(YearMonth first, YearMonth last, RevisionReader reader) throws SQLException {
        IndexTables.revisions(connection, first, last, (segment, month, postings) -> {
            SegmentHead head = heads.get(segment);
            if (head != null) {
                reader.read(head, month, postings);
            }
        });
    }

    @Override
    public void messages(Map<DocumentPartition, long[]> hashes, MessageReader reader) throws SQLException {
        Map<Integer, long[]> wanted = new HashMap<>();
        heads.forEach((segment, head) -> {
            long[] ofPartition = hashes.get(head.partition());
            if (ofPartition != null) {
                wanted.put(segment, ofPartition);
            }
        });
        IndexTables.messages(connection, wanted, (segment, postings) -> {
            SegmentHead head = heads.get(segment);
            if (head != null) {
                reader.read(head, postings);
            }
        });
    }

    private static Map<Integer, SegmentHead> withoutGaps(
            List<Map.Entry<Integer, SegmentHead>> segments, InputRecords input) {
        List<Map.Entry<Integer, SegmentHead>> ordered = new ArrayList<>(segments);
        ordered.sort(Comparator.comparingLong(entry -> entry.getValue().firstOffset()));
        Map<Integer, SegmentHead> connected = new HashMap<>();
        long next = 0;
        for (Map.Entry<Integer, SegmentHead> entry : ordered) {
            SegmentHead head = entry.getValue();
            boolean isValid = head.receivedDays().starts().keySet().stream()
                    .noneMatch(input.quarantined(head.partition())::contains);
            if (head.firstOffset() != next || !isValid) {
                return connected;
            }
            connected.put(entry.getKey(), head);
            next = head.endOffset();
        }
        return connected;
    }
}
