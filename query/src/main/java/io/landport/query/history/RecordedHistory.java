package io.landport.query.history;

import java.util.List;

/**
 * What was recorded.
 *
 * @param spans the oldest first; those in which nothing was measured are missing
 * @param alarms the newest first
 */
public record RecordedHistory(List<MeasuredSpan> spans, List<AlarmPeriod> alarms) {
    public RecordedHistory {
        spans = List.copyOf(spans);
        alarms = List.copyOf(alarms);
    }
}
