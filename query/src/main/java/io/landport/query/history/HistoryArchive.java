package io.landport.query.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Rates, lag and alarms of the last 30 days. Thread-safe. */
public interface HistoryArchive {
    /** The oldest that is kept. */
    Duration KEPT = Duration.ofDays(30);

    /** Adds what was measured in minutes, and when alarms held. May be repeated, also by another process that has measured the same. */
    void record(Collection<MeasuredSpan> minutes, Collection<AlarmPeriod> alarms);

    /** What was recorded between two moments, in spans of this length. */
    RecordedHistory read(Instant from, Instant to, Duration step);
}
