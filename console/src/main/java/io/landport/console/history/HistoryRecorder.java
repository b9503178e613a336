package io.landport.console.history;

import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.state.AlarmLog;
import io.landport.console.view.ConsoleState;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.http.problem.ProblemException;
import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.HistoryArchive;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.MeasuredSpan.Behind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds samples up to minutes and has them recorded every ten seconds, with the alarms that held, on a thread of its own. What cannot be
 * recorded waits: the minutes of a day, and {@value #ALARMS_WAITING} alarms. Thread-safe.
 */
public final class HistoryRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRecorder.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int MINUTES_WAITING = 1_440;
    private static final int ALARMS_WAITING = 1_000;

    /** Between two samples; in a longer pause records are read that belong to no minute that is measured. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** A process that starts has no thread of streams for some seconds, which is no event. */
    private static final Duration SHORTEST_ALARM = Duration.ofSeconds(10);

    private final HistoryArchive archive;
    private final RepeatedTask task = new RepeatedTask("console-history", INTERVAL, this::write, () -> {});
    private final TreeMap<Instant, MeasuredSpan> minutes = new TreeMap<>();
    private final Map<List<Object>, AlarmPeriod> alarms = new LinkedHashMap<>();
    private Instant recorded = Instant.MIN;
    private @Nullable Counts latest;
    private boolean isFailing;

    public HistoryRecorder(HistoryArchive archive) {
        this.archive = archive;
    }

    /** Starts the thread. */
    public void start() {
        task.start();
    }

    /** Records were read from their beginnings: their counts are not compared with those before. */
    public synchronized void begin() {
        latest = null;
    }

    /** Takes the latest sample, after its alarms were evaluated. */
    public synchronized void take(ConsoleState state) {
        state.pipeline().latest().ifPresent(sample -> {
            Counts now = Counts.of(state, sample.sample().at());
            // A clock that is set back ends no alarm.
            recorded = now.at().isBefore(recorded) ? now.at() : recorded;
            minutes.merge(now.minute(), now.since(latest, sample), MeasuredSpan::plus);
            if (minutes.size() > MINUTES_WAITING) {
                minutes.pollFirstEntry();
            }
            state.alarms()
                    .all()
                    .forEach(alarm -> period(alarm, now.at())
                            .filter(period -> !period.until().isBefore(recorded))
                            .ifPresent(period ->
                                    alarms.put(List.of(period.alarm(), period.subject(), period.since()), period)));
            while (alarms.size() > ALARMS_WAITING) {
                alarms.remove(alarms.keySet().iterator().next());
            }
            latest = now;
        });
    }

    private static Optional<AlarmPeriod> period(AlarmLog.Occurrence alarm, Instant now) {
        Instant until = alarm.until() == null ? now : alarm.until();
        return Duration.between(alarm.since(), until).compareTo(SHORTEST_ALARM) < 0
                ? Optional.empty()
                : Optional.of(new AlarmPeriod(alarm.alarm().alertName(), alarm.subject(), alarm.since(), until, null));
    }

    /** Does not wait for the store. */
    @Override
    public void close() {
        task.stop();
    }

    /** Records what has changed. The current minute is recorded as far as it is measured. */
    void write() {
        List<MeasuredSpan> measured;
        List<AlarmPeriod> changed;
        Counts now;
        synchronized (this) {
            now = latest;
            measured = List.copyOf(minutes.values());
            changed = List.copyOf(alarms.values());
        }
        if (now == null) {
            return;
        }
        try {
            archive.record(measured, changed);
            synchronized (this) {
                recorded = now.at();
                measured.stream()
                        .map(MeasuredSpan::start)
                        .filter(start -> !start.equals(now.minute()))
                        .forEach(minutes::remove);
                alarms.values().removeIf(alarm -> alarm.until().isBefore(recorded));
            }
            isFailing = false;
        } catch (ProblemException e) {
            if (!isFailing && !task.isClosing()) {
                LOG.warn(
                        "the history of the pipeline is not recorded, retrying: {}",
                        e.problem().detail());
            }
            isFailing = true;
        }
    }

    /** Records read and rejected since the topics begin. */
    private record Counts(Instant at, long read, long rejected) {
        static Counts of(ConsoleState state, Instant at) {
            return new Counts(
                    at,
                    sum(state, FateKey.READ),
                    sum(state, Fate.REJECTED.code()) + sum(state, Fate.UNREADABLE.code()));
        }

        private static long sum(ConsoleState state, String fate) {
            return state.topics().documentNames().stream()
                    .mapToLong(topic -> state.fates().messages(topic, fate))
                    .sum();
        }

        Instant minute() {
            return at.truncatedTo(ChronoUnit.MINUTES);
        }

        MeasuredSpan since(@Nullable Counts earlier, PipelineHistory.Point sample) {
            Duration passed = earlier == null ? Duration.ZERO : Duration.between(earlier.at, at);
            Counts from =
                    earlier == null || passed.isNegative() || passed.compareTo(LONGEST_PAUSE) > 0 ? this : earlier;
            return new MeasuredSpan(
                    minute(),
                    Duration.between(from.at, at).toMillis(),
                    Math.max(0, read - from.read),
                    Math.max(0, rejected - from.rejected),
                    behind(sample.streamsLag()),
                    behind(sample.storeLag()));
        }

        private static @Nullable Behind behind(Optional<Lag> lag) {
            return lag.map(known -> new Behind(known.records(), (long) known.seconds()))
                    .orElse(null);
        }
    }
}
