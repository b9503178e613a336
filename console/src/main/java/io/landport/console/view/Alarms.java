package io.landport.console.view;

import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.state.AlarmLog;
import io.landport.console.state.CrossingState;
import io.landport.console.state.RecentLetters;
import io.landport.domain.access.WebhookBalance;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.Alarm;
import io.landport.monitor.FateBook;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Evaluates the alarms of the page with each sample of the pipeline. One cause raises one alarm: what follows from it is left out. An alarm
 * that cannot be judged neither begins nor ends.
 */
public final class Alarms {
    private static final Duration RECENT = Duration.ofMinutes(15);

    /** A broker that was away drops members, which join again within seconds. */
    private static final Duration REJOINED = Duration.ofSeconds(5);

    private static final String DATABASE = "PostgreSQL";

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
        boolean isStopped = now.members().isEmpty();
        boolean isStoreAway = now.stored().isEmpty();
        Set<String> late = late(latest, isStopped, isStoreAway);
        // What streams has not read yet cannot break a silence.
        boolean isBlind = isStopped || late.contains(PipelineLag.STREAMS);
        alarms.setAll(
                Alarm.DOWN, state.pipeline().isWithoutMembers(REJOINED) ? Set.of(PipelineLag.STREAMS) : Set.of(), at);
        alarms.setAll(Alarm.NOT_READY, isStoreAway ? Set.of(DATABASE) : Set.of(), at);
        alarms.setAll(Alarm.LAG, late, at);
        alarms.set(Alarm.UNDECODABLE, Alarm.UNDECODABLE.isAbove((double) undecodable), at);
        alarms.set(
                Alarm.RESTORING,
                latest.process().restoring().orElse(Map.of()).values().stream().anyMatch(Alarm.RESTORING::isAbove),
                at);
        if (!isBlind) {
            List<Choice> choices = choices(state);
            Set<String> silent = silentFeeds(state, choices, latest);
            alarms.setAll(Alarm.FEED_SILENT, silent, at);
            alarms.setAll(Alarm.VOLUME, lowVolumes(state, silent, at), at);
            alarms.setAll(Alarm.CROSSING_SILENT, silentCrossings(state, choices), at);
        }
        alarms.setAll(Alarm.CROSSING_REJECTIONS, state.rates().rising(at), at);
        state.recent().take(state.fates().fates(), at);
        alarms.setAll(Alarm.REJECTIONS_RISE, state.recent().rising(), at);
        alarms.set(
                Alarm.UNKNOWN_SOURCE,
                Alarm.UNKNOWN_SOURCE.isAbove((double) state.recent().ofUnknownSources()),
                at);
        alarms.setAll(Alarm.UNREADABLE, unreadable(state.letters(), at.minus(RECENT)), at);
        if (!isStoreAway) {
            alarms.setAll(Alarm.WEBHOOK_FAILING, failingWebhooks(now), at);
        }
        alarms.setAll(Alarm.UNBALANCED, unbalanced(state, latest), at);
    }

    private static Set<String> late(PipelineHistory.Point latest, boolean isStopped, boolean isStoreAway) {
        Set<String> late = new TreeSet<>();
        if (!isStopped && isLate(latest.streamsLag())) {
            late.add(PipelineLag.STREAMS);
        }
        if (!isStoreAway && isLate(latest.storeLag())) {
            late.add(PipelineLag.CONSUMER);
        }
        return late;
    }

    private static boolean isLate(Optional<Lag> lag) {
        return lag.filter(known -> Alarm.LAG.isAbove(known.seconds())).isPresent();
    }

    /** Also those whose newest day is older than usual: their crossings are silent on the map. */
    private static Set<String> silentFeeds(ConsoleState state, List<Choice> choices, PipelineHistory.Point latest) {
        Set<String> silent = new TreeSet<>();
        latest.process().silences().stream()
                .filter(Silence::isTooLong)
                .map(Silence::source)
                .forEach(silent::add);
        choices.stream()
                .filter(choice -> choice.isLate(state))
                .map(Choice::source)
                .forEach(silent::add);
        return silent;
    }

    private static Set<String> failingWebhooks(PipelineSample now) {
        return now.webhooks().stream()
                .filter(webhook -> Alarm.WEBHOOK_FAILING.isAbove(
                        (double) webhook.failing(now.at()).toSeconds()))
                .map(WebhookBalance::feed)
                .collect(Collectors.toSet());
    }

    /** Yesterday: the last day that is complete. Sources that are silent have an alarm of their own. */
    private static Set<String> lowVolumes(ConsoleState state, Set<String> silent, Instant at) {
        Set<String> low = new TreeSet<>(
                state.volumes().low(LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(1)));
        low.removeAll(silent);
        return low;
    }

    private static List<Choice> choices(ConsoleState state) {
        return state.daily().sources().stream()
                .flatMap(source -> Choice.of(state, Filter.of(Map.of("source", source))).stream())
                .toList();
    }

    /** Of sources that have data of the day on which crossings are judged, those that the reference data names. */
    private static Set<String> silentCrossings(ConsoleState state, List<Choice> choices) {
        Set<String> silent = new TreeSet<>();
        choices.stream()
                .filter(choice -> !choice.isLate(state))
                .forEach(choice -> state.daily().crossings(choice.source()).stream()
                        .filter(state.reference().crossings().byId()::containsKey)
                        .filter(id -> NowView.activity(state, id, choice) == CrossingState.SILENT)
                        .forEach(silent::add));
        return silent;
    }

    /** The topics of dead letters since a time. */
    private static Set<String> unreadable(RecentLetters letters, Instant since) {
        return letters.newest().stream()
                .filter(letter -> letter.at().isAfter(since))
                .map(letter -> letter.id().substring(0, letter.id().indexOf(':')))
                .collect(Collectors.toSet());
    }

    /** Within a commit, the records read are published before their fates. */
    private static Set<String> unbalanced(ConsoleState state, PipelineHistory.Point latest) {
        boolean isAllRead =
                latest.streamsLag().filter(lag -> lag.records() == 0).isPresent();
        return state.topics().documentNames().stream()
                .filter(topic -> isAllRead && isQuiet(state.pipeline(), topic))
                .filter(topic -> Alarm.UNBALANCED.isAbove((double) difference(state.fates(), topic)))
                .collect(Collectors.toSet());
    }

    private static boolean isQuiet(PipelineHistory pipeline, String topic) {
        return pipeline.hasRates() && pipeline.arriving(Set.of(topic)) == 0;
    }

    private static long difference(FateBook fates, String topic) {
        return Math.abs(fates.messages(topic, FateKey.READ) - fates.accounted(topic));
    }
}
