package io.landport.monitor;

import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.domain.reference.Reference;
import io.landport.monitor.meter.PipelineMeters.Fates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The present fates of all messages, added up over received days. Thread-safe. */
final class FateBook {
    private final Map<FateKey, Long> latest = new HashMap<>();
    private final Map<Group, Long> sums = new HashMap<>();
    private final Map<Day, Long> differences = new HashMap<>();
    private final Map<Day, Long> smallest = new HashMap<>();

    /**
     * A book in which each source has 0 rejected messages and each topic 0 unreadable ones until some are published: Prometheus sees no
     * increase in a series that begins with its first rejections.
     */
    static FateBook withFailuresOf(Reference reference, Topics topics) {
        FateBook book = new FateBook();
        for (Channel channel : Channel.values()) {
            String topic = topics.documents(channel).name();
            book.sums.put(new Group(topic, FateKey.UNKNOWN, Fate.UNREADABLE.code()), 0L);
            book.sums.put(new Group(topic, FateKey.UNKNOWN, Fate.REJECTED.code()), 0L);
            reference.sources().stream()
                    .filter(source -> source.channel() == channel)
                    .forEach(source -> book.sums.put(new Group(topic, source.id(), Fate.REJECTED.code()), 0L));
        }
        return book;
    }

    /** Takes a published count, which replaces the one before. */
    synchronized void take(FateCount count) {
        FateKey key = count.key();
        Long before = latest.put(key, count.records());
        long change = count.records() - (before == null ? 0 : before);
        Group group = new Group(key.topic(), key.source(), key.fate());
        sums.merge(group, change, Long::sum);
        Day day = new Day(key.topic(), key.receivedDay());
        long difference = differences.merge(day, group.isRead() ? change : -change, Long::sum);
        smallest.merge(day, difference, (one, other) -> Math.abs(one) <= Math.abs(other) ? one : other);
    }

    /** The fates by topic and source, without the count of records read. */
    synchronized List<Fates> fates() {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().isRead())
                .map(entry -> new Fates(
                        entry.getKey().topic(),
                        entry.getKey().source(),
                        entry.getKey().fate(),
                        entry.getValue()))
                .toList();
    }

    /**
     * Records read minus the fates counted, by topic: for each received day the difference nearest to 0 since the last call, added up. Counts
     * of one commit arrive one after another, so under load the present difference of the current day is rarely 0. Those of other days
     * do not change meanwhile, and cannot be hidden by it.
     */
    synchronized Map<String, Long> differences() {
        Map<String, Long> nearest = new TreeMap<>();
        smallest.forEach((day, difference) -> nearest.merge(day.topic(), difference, Long::sum));
        smallest.clear();
        smallest.putAll(differences);
        return nearest;
    }

    private record Day(String topic, LocalDate received) {}

    private record Group(String topic, String source, String fate) {
        boolean isRead() {
            return fate.equals(FateKey.READ);
        }
    }
}
