package io.landport.monitor;

import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.domain.reference.Reference;
import io.landport.monitor.meter.PipelineMeters.Fates;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The current fates of all messages, added up by topic, source and fate, and by received day. Thread-safe. */
public final class FateBook {
    private final Map<FateKey, Long> latest = new HashMap<>();
    private final NavigableMap<Group, Long> sums = new TreeMap<>(
            Comparator.comparing(Group::topic).thenComparing(Group::source).thenComparing(Group::fate));
    private final NavigableMap<LocalDate, Map<String, Long>> days = new TreeMap<>();
    private final Map<String, NavigableMap<LocalDate, Map<String, Long>>> bySource = new TreeMap<>();
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

    /** Takes a published count, which replaces the one before; returns by how much they differ. */
    public synchronized long take(FateCount count) {
        FateKey key = count.key();
        if (key.fate().equals(FateKey.PUBLISHED)) {
            return 0;
        }
        Long before = latest.put(key, count.records());
        long change = count.records() - (before == null ? 0 : before);
        Group group = new Group(key.topic(), key.source(), key.fate());
        sums.merge(group, change, Long::sum);
        days.computeIfAbsent(key.receivedDay(), unused -> new HashMap<>()).merge(key.fate(), change, Long::sum);
        if (!group.isRead() && !key.source().equals(FateKey.UNKNOWN)) {
            bySource.computeIfAbsent(key.source(), unused -> new TreeMap<>())
                    .computeIfAbsent(key.receivedDay(), unused -> new HashMap<>())
                    .merge(key.fate(), change, Long::sum);
        }
        Day day = new Day(key.topic(), key.receivedDay());
        long difference = differences.merge(day, group.isRead() ? change : -change, Long::sum);
        smallest.merge(day, difference, (one, other) -> Math.abs(one) <= Math.abs(other) ? one : other);
        return change;
    }

    /** The fates by topic and source, in this order, without the count of records read. */
    public synchronized List<Fates> fates() {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().isRead())
                .map(entry -> new Fates(
                        entry.getKey().topic(),
                        entry.getKey().source(),
                        entry.getKey().fate(),
                        entry.getValue()))
                .toList();
    }

    /** The topics that messages were read from. */
    public synchronized Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        sums.keySet().forEach(group -> topics.add(group.topic()));
        return topics;
    }

    /** How many messages of a topic have a fate; with {@link FateKey#READ}, how many were read. */
    public long messages(String topic, String fate) {
        return sum(topic, group -> group.fate().equals(fate));
    }

    /** How many messages of a topic have any fate. */
    public long accounted(String topic) {
        return sum(topic, group -> !group.isRead());
    }

    private synchronized long sum(String topic, Predicate<Group> groups) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().topic().equals(topic) && groups.test(sum.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The messages by fate, {@link FateKey#READ} among them, of the last received days, days without messages left out. */
    public synchronized NavigableMap<LocalDate, Map<String, Long>> lastDays(int count) {
        NavigableMap<LocalDate, Map<String, Long>> last = new TreeMap<>();
        if (!days.isEmpty()) {
            days.tailMap(days.lastKey().minusDays(count - 1L))
                    .forEach((day, fates) -> last.put(day, Map.copyOf(fates)));
        }
        return last;
    }

    /** The known sources of which messages were received. */
    public synchronized Set<String> sources() {
        return Set.copyOf(bySource.keySet());
    }

    /** The messages of a source by fate, by received day, days without messages left out. */
    public synchronized NavigableMap<LocalDate, Map<String, Long>> days(String source) {
        NavigableMap<LocalDate, Map<String, Long>> copy = new TreeMap<>();
        bySource.getOrDefault(source, new TreeMap<>()).forEach((day, fates) -> copy.put(day, Map.copyOf(fates)));
        return copy;
    }

    /**
     * Records read minus the fates counted, by topic: for each received day the difference nearest to 0 since the last call, added up.
     * Counts of one commit arrive one after another, so under load the current difference of the current day is rarely 0. Those of other
     * days do not change meanwhile, and cannot be hidden by it.
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
