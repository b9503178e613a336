package io.landport.console.state;

import io.landport.domain.judge.Fate;
import io.landport.monitor.Alarm;
import io.landport.monitor.FateBook;
import io.landport.monitor.OpenDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How many messages of sources arrive, by received day, compared with their habit: the median of the same weekday in the {@value #WEEKS} weeks
 * before, which follows the season. Days on which nothing is expected of a source count for no habit.
 */
public final class SourceVolumes {
    /** Weeks of a habit and of a scorecard. */
    public static final int WEEKS = 8;

    /** Fewer days say nothing about a habit. */
    private static final int FEWEST_DAYS = 4;

    private static final double SHARE = Alarm.VOLUME.thresholds().get(0);
    private static final double FEWEST = Alarm.VOLUME.thresholds().get(1);

    private final FateBook fates;
    private final OpenDays calendar;

    public SourceVolumes(FateBook fates, OpenDays calendar) {
        this.fates = fates;
        this.calendar = calendar;
    }

    /**
     * A week of a source.
     *
     * @param monday its first day
     * @param days on which messages were received
     */
    public record Week(LocalDate monday, long messages, long rejected, long replaced, long days) {}

    /** The weeks up to that of a day, the latest first; none before the first message. */
    public List<Week> weeks(String source, LocalDate today) {
        NavigableMap<LocalDate, Map<String, Long>> all = fates.days(source);
        List<Week> weeks = new ArrayList<>();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int week = 0; week < WEEKS && !all.isEmpty() && !monday.plusDays(6).isBefore(all.firstKey()); week++) {
            NavigableMap<LocalDate, Map<String, Long>> days = all.subMap(monday, true, monday.plusDays(6), true);
            weeks.add(new Week(monday, sum(days), sum(days, Fate.REJECTED), sum(days, Fate.REPLACED), days.size()));
            monday = monday.minusWeeks(1);
        }
        return weeks;
    }

    /** How many messages of a source were received on a day. */
    public long on(String source, LocalDate day) {
        return sum(fates.days(source).subMap(day, true, day, true));
    }

    /** How many messages are usual on such a day; empty if too little is known, or nothing is expected on the day. */
    public OptionalLong usual(String source, LocalDate day) {
        NavigableMap<LocalDate, Map<String, Long>> all = fates.days(source);
        if (all.isEmpty() || calendar.isDatedByMonth(source) || !calendar.isExpected(source, day)) {
            return OptionalLong.empty();
        }
        List<Long> before = IntStream.rangeClosed(1, WEEKS)
                .mapToObj(day::minusWeeks)
                .filter(same -> !same.isBefore(all.firstKey()) && calendar.isExpected(source, same))
                .map(same -> sum(all.subMap(same, true, same, true)))
                .sorted()
                .toList();
        return before.size() < FEWEST_DAYS ? OptionalLong.empty() : OptionalLong.of(before.get(before.size() / 2));
    }

    /** The sources of which far fewer messages than usual were received on a day. */
    public Set<String> low(LocalDate day) {
        Set<String> low = new TreeSet<>();
        fates.sources()
                .forEach(source -> usual(source, day).ifPresent(usual -> {
                    if (usual >= FEWEST && on(source, day) < usual * SHARE) {
                        low.add(source);
                    }
                }));
        return low;
    }

    private static long sum(Map<LocalDate, Map<String, Long>> days) {
        return days.values().stream()
                .flatMap(ofDay -> ofDay.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long sum(Map<LocalDate, Map<String, Long>> days, Fate fate) {
        return days.values().stream()
                .mapToLong(ofDay -> new TreeMap<>(ofDay).getOrDefault(fate.code(), 0L))
                .sum();
    }
}
