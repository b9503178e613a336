package io.landport.monitor;

import io.landport.domain.fate.FateKey;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How long each source is usually silent, and how long it is now. The limit is twice its longest silence: of the last 14 days if the
 * process has watched it for a day, otherwise between its received days of the last 60 days. A source with a single received day may be
 * silent for a day. A source dated by month may always be silent for two months. Time in which no documents are expected does not count.
 * Thread-safe.
 */
public final class FeedHabits {
    private static final Duration OBSERVATION = Duration.ofDays(1);
    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(15);
    private static final Duration FIRST_LIMIT = Duration.ofDays(1);
    private static final Duration TWO_MONTHS = Duration.ofDays(62);
    private static final int DAYS = 14;
    private static final int RECEIVED_DAYS = 60;

    private final OpenDays calendar;
    private final Instant start;
    private final Map<String, Feed> feeds = new TreeMap<>();

    /** @param start from when on arrivals are observed as they happen */
    public FeedHabits(OpenDays calendar, Instant start) {
        this.calendar = calendar;
        this.start = start;
    }

    /**
     * Notes that the count of a fate was published.
     *
     * @param at when
     */
    public synchronized void take(FateKey key, Instant at) {
        if (key.source().equals(FateKey.ANY) || key.source().equals(FateKey.UNKNOWN)) {
            return;
        }
        Feed feed = feeds.computeIfAbsent(key.source(), Feed::new);
        feed.receivedDays.add(key.receivedDay());
        Instant endOfDay =
                key.receivedDay().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        // A rebuild publishes the counts of all days again.
        feed.arrived(at.isBefore(endOfDay) ? at : endOfDay);
    }

    /** The silence of all sources. */
    public synchronized List<Silence> silences(Instant now) {
        List<Silence> silences = new ArrayList<>();
        feeds.values().forEach(feed -> silences.add(feed.silence(now)));
        return silences;
    }

    private final class Feed {
        private final String source;
        private final TreeSet<LocalDate> receivedDays = new TreeSet<>();
        private final TreeMap<LocalDate, Duration> longestOfDay = new TreeMap<>();
        private Instant last = Instant.MIN;

        Feed(String source) {
            this.source = source;
        }

        void arrived(Instant at) {
            if (!at.isAfter(last)) {
                return;
            }
            if (last.isAfter(start)) {
                LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
                longestOfDay.merge(day, calendar.between(source, last, at), Feed::longer);
                longestOfDay.headMap(day.minusDays(DAYS)).clear();
            }
            last = at;
        }

        Silence silence(Instant now) {
            receivedDays
                    .headSet(now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(RECEIVED_DAYS))
                    .clear();
            return new Silence(source, calendar.between(source, last, now), limit(now));
        }

        private Duration limit(Instant now) {
            boolean isObserved = !start.plus(OBSERVATION).isAfter(now) && !longestOfDay.isEmpty();
            return (isObserved ? longestOfDay.values().stream().max(Duration::compareTo) : betweenReceivedDays())
                    .map(longest -> longest.multipliedBy(2))
                    .map(twice -> longer(twice, calendar.isDatedByMonth(source) ? TWO_MONTHS : SHORTEST_LIMIT))
                    .orElse(calendar.isDatedByMonth(source) ? TWO_MONTHS : FIRST_LIMIT);
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        private Optional<Duration> betweenReceivedDays() {
            Optional<Duration> longest = Optional.empty();
            for (LocalDate day : receivedDays) {
                LocalDate before = receivedDays.lower(day);
                if (before != null) {
                    Duration gap = calendar.between(source, noon(before), noon(day));
                    longest = longest.filter(known -> known.compareTo(gap) >= 0).or(() -> Optional.of(gap));
                }
            }
            return longest;
        }

        private static Instant noon(LocalDate day) {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }
}
