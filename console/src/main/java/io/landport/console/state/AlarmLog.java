package io.landport.console.state;

import io.landport.monitor.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Since when conditions hold, and when they ended: the latest {@value #KEPT}. Not thread-safe. */
public final class AlarmLog {
    private static final int KEPT = 50;

    private final List<Occurrence> open = new ArrayList<>();
    private final List<Occurrence> ended = new ArrayList<>();
    private @Nullable Instant first;

    /**
     * A time in which a condition held.
     *
     * @param subject what it is about, such as a topic; may be empty
     * @param until null while it holds
     */
    public record Occurrence(
            Alarm alarm,
            String subject,
            Instant since,
            @Nullable Instant until) {}

    /** Opens an alarm that holds and has not held before, ends one that no longer holds. */
    public void set(Alarm alarm, boolean holds, Instant now) {
        setAll(alarm, holds ? Set.of("") : Set.of(), now);
    }

    /** Opens an alarm for each subject, and ends those of other subjects. */
    public void setAll(Alarm alarm, Set<String> subjects, Instant now) {
        first = first == null ? now : first;
        Set<String> begun = new LinkedHashSet<>(subjects);
        for (Occurrence known : List.copyOf(open)) {
            if (known.alarm() == alarm && !begun.remove(known.subject())) {
                open.remove(known);
                ended.add(0, new Occurrence(alarm, known.subject(), known.since(), now));
            }
        }
        begun.forEach(subject -> open.add(new Occurrence(alarm, subject, now, null)));
        ended.subList(Math.min(KEPT, ended.size()), ended.size()).clear();
    }

    /** Those that hold first, then the others, the newest first. */
    public List<Occurrence> all() {
        List<Occurrence> all = new ArrayList<>(open);
        all.sort(Comparator.comparing(Occurrence::since).reversed());
        all.addAll(ended);
        return all;
    }

    /** When the first condition was evaluated. */
    public Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    /** Whether an alarm holds for a subject. */
    public boolean holds(Alarm alarm, String subject) {
        return open.stream()
                .anyMatch(known -> known.alarm() == alarm && known.subject().equals(subject));
    }

    /** How many different ones hold that nobody has acknowledged since. */
    public long holding(RecentActions actions) {
        return open.stream()
                .filter(known -> actions.acknowledgement(known.alarm().alertName(), known.since())
                        .isEmpty())
                .map(Occurrence::alarm)
                .distinct()
                .count();
    }
}
