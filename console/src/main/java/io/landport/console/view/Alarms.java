package io.landport.console.view;

import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.state.AlarmLog;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.Alarm;
import io.landport.monitor.FateBook;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Evaluates the alarms of the page with each sample of the pipeline. */
public final class Alarms {
    private Alarms() {}

    /**
     * Evaluates all of them.
     *
     * @param undecodable records of the aggregate topics that could not be decoded
     */
    public static void evaluate(ConsoleState state, long undecodable) {
        state.pipeline().latest().ifPresent(latest -> evaluate(state, latest, undecodable));
    }

    private static void evaluate(ConsoleState state, PipelineHistory.Point latest, long undecodable) {
        AlarmLog alarms = state.alarms();
        PipelineSample now = latest.sample();
        Instant at = now.at();
        Optional<Lag> streams = latest.lag().of(PipelineFigures.STREAMS);
        Optional<Lag> store = latest.lag().of(PipelineFigures.STORE);
        alarms.set(Alarm.STREAMS_LATE, isLate(Alarm.STREAMS_LATE, streams), at);
        alarms.set(Alarm.STREAMS_STOPPED, now.members().isEmpty(), at);
        alarms.set(Alarm.STORE_UNREACHABLE, now.stored().isEmpty(), at);
        alarms.set(Alarm.STORE_LATE, now.stored().isPresent() && isLate(Alarm.STORE_LATE, store), at);
        alarms.set(Alarm.UNDECODABLE, Alarm.UNDECODABLE.isAbove((double) undecodable), at);
        alarms.set(
                Alarm.RESTORING, latest.process().restoring().values().stream().anyMatch(Alarm.RESTORING::isAbove), at);
        alarms.setAll(
                Alarm.FEED_SILENT,
                latest.process().silences().stream()
                        .filter(Silence::isTooLong)
                        .map(Silence::source)
                        .collect(Collectors.toSet()),
                at);
        alarms.setAll(Alarm.REJECTIONS_RISING, state.rates().rising(at), at);
        // Within a commit, the records read are published before their fates.
        boolean isAllRead = streams.filter(lag -> lag.records() == 0).isPresent();
        alarms.setAll(
                Alarm.UNBALANCED,
                state.topics().documentNames().stream()
                        .filter(topic -> isAllRead && isQuiet(state.pipeline(), topic))
                        .filter(topic -> Alarm.UNBALANCED.isAbove((double) difference(state.fates(), topic)))
                        .collect(Collectors.toSet()),
                at);
    }

    private static boolean isLate(Alarm alarm, Optional<Lag> lag) {
        return lag.filter(known -> alarm.isAbove(known.seconds())).isPresent();
    }

    private static boolean isQuiet(PipelineHistory pipeline, String topic) {
        return pipeline.hasRates() && pipeline.arriving(Set.of(topic)) == 0;
    }

    private static long difference(FateBook fates, String topic) {
        return Math.abs(fates.messages(topic, FateKey.READ) - fates.accounted(topic));
    }
}
