package io.landport.launcher.watch;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.terminal.Table;
import io.landport.terminal.TableCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts of the fates of the messages of each topic and source, and the records read that have no fate yet. */
public final class FateBoard implements Board<FateCount> {
    /** The columns of its table. */
    public static final List<String> COLUMNS = List.of("topic", "source", "fate", "messages");

    private final Map<FateKey, Long> latest = new HashMap<>();
    private final Map<String, Long> read = new TreeMap<>();
    private final Map<String, Long> accounted = new HashMap<>();
    private final Map<Place, Long> sums = new TreeMap<>();
    private final Set<Place> changed = new HashSet<>();

    private record Place(String topic, String source, String fate) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return topic + ' ' + source + ' ' + fate;
        }
    }

    @Override
    public void take(FateCount count) {
        FateKey key = count.key();
        Long before = latest.put(key, count.records());
        long difference = count.records() - (before == null ? 0 : before);
        if (difference == 0) {
            return;
        }
        if (key.fate().equals(FateKey.READ)) {
            read.merge(key.topic(), difference, Long::sum);
        } else {
            Place place = new Place(key.topic(), key.source(), key.fate());
            read.putIfAbsent(key.topic(), 0L);
            accounted.merge(key.topic(), difference, Long::sum);
            sums.merge(place, difference, Long::sum);
            changed.add(place);
        }
    }

    @Override
    public Table table() {
        if (read.isEmpty()) {
            return Table.empty("No fates yet.");
        }
        List<String> heading = new ArrayList<>();
        read.forEach((topic, records) -> {
            long known = accounted.getOrDefault(topic, 0L);
            heading.add("%s: %,d records read, %,d accounted for, lag %,d"
                    .formatted(topic, records, known, records - known));
        });
        List<Table.Row> rows = sums.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return new Table(heading, COLUMNS, rows, List.of());
    }

    @Override
    public void shown() {
        changed.clear();
    }

    private Table.Row row(Place place, long messages) {
        return new Table.Row(
                List.of(
                        TableCell.of(place.topic()),
                        TableCell.of(place.source()),
                        TableCell.of(place.fate()),
                        TableCell.of(messages)),
                changed.contains(place));
    }
}
