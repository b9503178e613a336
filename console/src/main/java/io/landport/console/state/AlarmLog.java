package io.landport.console.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Since when conditions hold, and when they ended: the latest {@value #KEPT}. Not thread-safe. */
public final class AlarmLog {
    private static final int KEPT = 50;

    private final Map<String, Alarm> open = new LinkedHashMap<>();
    private final List<Alarm> ended = new ArrayList<>();
    private @Nullable Instant first;

    /**
     * A condition that needs attention.
     *
     * @param code such as {@code store-lag}
     * @param subject what it is about, such as a topic; may be empty
     * @param until null while it holds
     */
    public record Alarm(
            String code,
            String subject,
            Instant since,
            @Nullable Instant until) {}

    /** Opens an alarm that holds and has not held before, ends one that holds no longer. */
    public void set(String code, String subject, boolean holds, Instant now) {
        first = first == null ? now : first;
        String key = key(code, subject);
        Alarm known = open.get(key);
        if (holds && known == null) {
            open.put(key, new Alarm(code, subject, now, null));
        }
        if (!holds && known != null) {
            open.remove(key);
            ended.add(0, new Alarm(code, subject, known.since(), now));
            if (ended.size() > KEPT) {
                ended.remove(ended.size() - 1);
            }
        }
    }

    /** Opens an alarm for each subject, and ends those of this code that have another. */
    public void setAll(String code, Set<String> subjects, Instant now) {
        Set<String> ended = new TreeSet<>();
        open.values().stream()
                .filter(alarm -> alarm.code().equals(code) && !subjects.contains(alarm.subject()))
                .forEach(alarm -> ended.add(alarm.subject()));
        ended.forEach(subject -> set(code, subject, false, now));
        subjects.forEach(subject -> set(code, subject, true, now));
    }

    /** Those that hold first, then the others, the newest first. */
    public List<Alarm> all() {
        List<Alarm> all = new ArrayList<>(open.values());
        all.sort(Comparator.comparing(Alarm::since).reversed());
        all.addAll(ended);
        return all;
    }

    /** When the first condition was evaluated. */
    public Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    /** Whether an alarm holds. */
    public boolean holds(String code, String subject) {
        return open.containsKey(key(code, subject));
    }

    /** How many hold. */
    public int holding() {
        return open.size();
    }

    private static String key(String code, String subject) {
        return code + ' ' + subject;
    }
}
