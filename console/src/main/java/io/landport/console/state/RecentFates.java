package io.landport.console.state;

import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.monitor.Alarm;
import io.landport.monitor.meter.PipelineMeters.Fates;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which sources have many rejections in the last 15 minutes, or since fates are observed. Not thread-safe. */
public final class RecentFates {
    private static final double MOST = Alarm.REJECTIONS_RISE.thresholds().get(0);
    private static final double SHARE = Alarm.REJECTIONS_RISE.thresholds().get(1);
    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final Duration STEP = Duration.ofSeconds(15);

    /** What was counted of each source until then. */
    private final TreeMap<Instant, Map<String, Counted>> counts = new TreeMap<>();

    private record Counted(long rejected, long all) {
        static final Counted NONE = new Counted(0, 0);

        Counted plus(Counted other) {
            return new Counted(rejected + other.rejected, all + other.all);
        }

        Counted minus(Counted other) {
            return new Counted(rejected - other.rejected, all - other.all);
        }

        boolean isRising() {
            return rejected > MOST && rejected > SHARE * all;
        }
    }

    /** Notes the counts of now, of all sources. */
    public void take(Collection<Fates> fates, Instant now) {
        counts.headMap(now.minus(RECENT)).clear();
        if (counts.size() > 1 && counts.lowerKey(counts.lastKey()).isAfter(now.minus(STEP))) {
            counts.pollLastEntry();
        }
        Map<String, Counted> bySource = new TreeMap<>();
        for (Fates count : fates) {
            long rejected = count.fate().equals(Fate.REJECTED.code()) ? count.messages() : 0;
            bySource.merge(count.source(), new Counted(rejected, count.messages()), Counted::plus);
        }
        counts.put(now, bySource);
    }

    /** The known sources of which too many documents are rejected. */
    public Set<String> rising() {
        Set<String> rising = new TreeSet<>();
        counts.lastEntry().getValue().keySet().stream()
                .filter(source ->
                        !source.equals(FateKey.UNKNOWN) && recent(source).isRising())
                .forEach(rising::add);
        return rising;
    }

    /** How many documents of unknown sources were rejected. */
    public long ofUnknownSources() {
        return recent(FateKey.UNKNOWN).rejected();
    }

    private Counted recent(String source) {
        return counts.lastEntry()
                .getValue()
                .getOrDefault(source, Counted.NONE)
                .minus(counts.firstEntry().getValue().getOrDefault(source, Counted.NONE));
    }
}
