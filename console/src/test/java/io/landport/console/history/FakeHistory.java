package io.landport.console.history;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.HistoryArchive;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.RecordedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what it is given, and finds the same. */
public final class FakeHistory implements HistoryArchive {
    /** The latest that was recorded of each minute. */
    final Map<Instant, MeasuredSpan> minutes = new TreeMap<>();

    /** What was recorded of alarms, in order. */
    final List<AlarmPeriod> alarms = new ArrayList<>();

    /** What was asked for, in order. */
    final List<String> questions = new ArrayList<>();

    boolean isAway;

    /** What happens while it records. */
    Runnable meanwhile = () -> {};

    @Override
    public void record(Collection<MeasuredSpan> measured, Collection<AlarmPeriod> periods) {
        if (isAway) {
            throw new ProblemException(
                    Problem.retryAfter(ProblemTypes.UNAVAILABLE, "the store is away", Duration.ofSeconds(5)));
        }
        meanwhile.run();
        measured.forEach(minute -> minutes.put(minute.start(), minute));
        alarms.addAll(periods);
    }

    @Override
    public RecordedHistory read(Instant from, Instant to, Duration step) {
        questions.add(from + " " + to + ' ' + step);
        return new RecordedHistory(List.copyOf(minutes.values()), alarms);
    }
}
