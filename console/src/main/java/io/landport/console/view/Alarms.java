package io.landport.console.view;

import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.state.AlarmLog;
import io.landport.domain.document.Channel;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions that the page raises as alarms, evaluated with each sample of the pipeline. */
public final class Alarms {
    /** Of a crossing. */
    static final String REJECTIONS_RISING = "rejections-rising";

    private static final int LATE_SECONDS = 60;

    private Alarms() {}

    /**
     * Evaluates all conditions.
     *
     * @param undecodable records of the aggregate topics that could not be decoded
     */
    public static void evaluate(ConsoleState state, long undecodable) {
        state.pipeline().latest().ifPresent(latest -> evaluate(state, latest.sample(), undecodable));
    }

    private static void evaluate(ConsoleState state, PipelineSample now, long undecodable) {
        AlarmLog alarms = state.alarms();
        PipelineHistory pipeline = state.pipeline();
        Instant at = now.at();
        PipelineLag.Sample lag =
                pipeline.latest().map(PipelineHistory.Point::lag).orElse(PipelineLag.Sample.NONE);
        alarms.set("streams-late", "", isLate(lag.of(PipelineFigures.STREAMS)), at);
        alarms.set("streams-stopped", "", now.members().isEmpty(), at);
        alarms.set("store-away", "", now.stored().isEmpty(), at);
        alarms.set("store-late", "", now.stored().isPresent() && isLate(lag.of(PipelineFigures.STORE)), at);
        alarms.set("undecodable", "", undecodable > 0, at);
        alarms.set(
                "restoring",
                "",
                state.process().get().restoring().values().stream().anyMatch(left -> left > 0),
                at);
        alarms.setAll(
                "feed-silent",
                state.process().get().silences().stream()
                        .filter(Silence::isTooLong)
                        .map(Silence::source)
                        .collect(Collectors.toSet()),
                at);
        alarms.setAll(REJECTIONS_RISING, state.rates().rising(at), at);
        for (Channel channel : Channel.values()) {
            String topic = state.topics().documents(channel).name();
            // Within a commit, the records read are published before their fates.
            boolean isQuiet = pipeline.hasRates()
                    && pipeline.arriving(Set.of(topic)) == 0
                    && lag.of(PipelineFigures.STREAMS)
                            .filter(known -> known.records() == 0)
                            .isPresent();
            boolean isBalanced = state.fates().read(topic) == state.fates().accounted(topic);
            alarms.set("unbalanced", topic, isQuiet && !isBalanced, at);
        }
    }

    private static boolean isLate(Optional<Lag> lag) {
        return lag.filter(known -> known.seconds() > LATE_SECONDS).isPresent();
    }
}
