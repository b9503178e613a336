package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.pipeline.PipelineHistory.Point;
import io.landport.console.pipeline.PipelineProbe;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.TopologyPart;
import io.landport.console.state.AlarmLog;
import io.landport.contract.Release;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.monitor.Alarm;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Rates and lag over ten minutes, partitions and who reads them, what the store has, and alarms. */
public final class PipelineView {

    private PipelineView() {}

    static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("flow", PipelineFigures.flow(state).toString());
        values.put("alarms", alarms(state).toString());
        values.put("refused", refused(state).toString());
        ArrayNode topics = AmountsJson.array();
        browsable(state.topics()).forEach(topics::add);
        values.put("topics", topics.toString());
        values.put("topology", topology(state.topology()).toString());
        ProcessFigures process = state.pipeline().latest().map(Point::process).orElse(ProcessFigures.NONE);
        values.put("alarmKinds", alarmKinds(process).toString());
        values.put("process", process(process).toString());
        state.pipeline().latest().ifPresent(latest -> {
            values.put("timeline", timeline(state).toString());
            values.put("partitions", partitions(state, latest).toString());
            values.put("members", members(state, latest.sample()).toString());
            values.put("stored", stored(state, latest).toString());
            values.put("webhooks", webhooks(latest.sample()).toString());
            values.put("history", history(state).toString());
        });
        return values;
    }

    /** The topics whose records the page shows: not that of tokens. */
    public static List<String> browsable(Topics topics) {
        return topics.all().stream()
                .map(Topic::name)
                .filter(name -> !name.equals(topics.accessTokens().name()))
                .sorted()
                .toList();
    }

    /** From when to when alarms were evaluated, to the minute. */
    private static ObjectNode timeline(ConsoleState state) {
        Instant from = state.alarms().first().orElseThrow();
        Instant to = state.pipeline().latest().orElseThrow().sample().at();
        return AmountsJson.object()
                .put("from", from.toString())
                .put(
                        "to",
                        to.truncatedTo(ChronoUnit.MINUTES)
                                .plus(1, ChronoUnit.MINUTES)
                                .toString());
    }

    private static ArrayNode topology(List<TopologyPart> parts) {
        ArrayNode json = AmountsJson.array();
        for (TopologyPart part : parts) {
            ObjectNode node = json.addObject()
                    .put("part", part.subtopology())
                    .put("name", part.name())
                    .put("kind", part.kind());
            part.topics().forEach(node.putArray("topics")::add);
            part.stores().forEach(node.putArray("stores")::add);
            part.next().forEach(node.putArray("next")::add);
        }
        return json;
    }

    private static ObjectNode process(ProcessFigures figures) {
        ObjectNode json = AmountsJson.object();
        figures.restoring().ifPresent(known -> {
            ArrayNode restoring = json.putArray("restoring");
            new TreeMap<>(known)
                    .forEach((store, left) ->
                            restoring.addObject().put("store", store).put("left", left));
        });
        ArrayNode latencies = json.putArray("latencies");
        new TreeMap<>(figures.latencies())
                .forEach((what, took) -> latencies
                        .addObject()
                        .put("what", what)
                        .put("mean", took.mean().toMillis())
                        .put("max", took.max().toMillis()));
        ArrayNode silences = json.putArray("silences");
        figures.silences().forEach(silence -> {
            silences.addObject()
                    .put("source", silence.source())
                    .put("minutes", silence.silent().toMinutes())
                    .put("limit", silence.limit().toMinutes())
                    .put("isTooLong", silence.isTooLong());
        });
        return json;
    }

    private static ArrayNode alarms(ConsoleState state) {
        ArrayNode json = AmountsJson.array();
        for (AlarmLog.Occurrence occurrence : state.alarms().all()) {
            ObjectNode row = json.addObject()
                    .put("alarm", occurrence.alarm().alertName())
                    .put("subject", occurrence.subject())
                    .put("since", occurrence.since().toString());
            Instant until = occurrence.until();
            if (until != null) {
                row.put("until", until.toString());
            } else {
                String alarm = occurrence.alarm().alertName();
                state.actions()
                        .acknowledgement(alarm, occurrence.since())
                        .ifPresent(action -> row.putObject("acknowledged")
                                .put("by", action.by())
                                .put("at", action.at().toString())
                                .put("note", action.detail().substring(alarm.length() + 2)));
            }
        }
        return json;
    }

    /** All alarms, with those that only Prometheus evaluates. A process without streams does not know what is restored. */
    private static ArrayNode alarmKinds(ProcessFigures process) {
        ArrayNode json = AmountsJson.array();
        for (Alarm alarm : Alarm.values()) {
            json.addObject()
                    .put("alarm", alarm.alertName())
                    .put(
                            "isOnPage",
                            alarm.isOnPage()
                                    && (alarm != Alarm.RESTORING
                                            || process.restoring().isPresent()))
                    .put("isInPrometheus", alarm.isInPrometheus());
        }
        return json;
    }

    /** What waits for a correction, whether an alarm holds or not: of the last day, as far as it is kept. */
    private static ObjectNode refused(ConsoleState state) {
        Instant since = state.clock().instant().minus(1, ChronoUnit.DAYS);
        return AmountsJson.object()
                .put("rejections", state.rejections().since(since))
                .put(
                        "letters",
                        state.letters().newest().stream()
                                .filter(letter -> letter.at().isAfter(since))
                                .count());
    }

    private static ArrayNode partitions(ConsoleState state, Point latest) {
        List<String> documents = state.topics().documentNames();
        PipelineSample now = latest.sample();
        ArrayNode json = AmountsJson.array();
        now.ends().entrySet().stream()
                .filter(end -> documents.contains(end.getKey().topic()))
                .sorted(Comparator.comparing(end -> end.getKey().toString()))
                .forEach(end -> {
                    TopicPartition partition = end.getKey();
                    // Read after the ends, so it may be beyond them.
                    long published = latest.published().getOrDefault(partition, 0L);
                    ObjectNode row = json.addObject()
                            .put("topic", partition.topic())
                            .put("partition", partition.partition())
                            .put("end", Math.max(end.getValue(), published))
                            .put("published", published)
                            .put("owner", owner(now, partition));
                    Long left = latest.lag().left().get(partition);
                    if (left != null) {
                        row.put("lag", left);
                    }
                });
        return json;
    }

    private static String owner(PipelineSample now, TopicPartition partition) {
        return now.members().stream()
                .filter(member -> member.partitions().contains(partition.toString()))
                .map(PipelineSample.Member::client)
                .findFirst()
                .orElse("");
    }

    /** With the format level on which all have agreed, once it is read. */
    private static ObjectNode members(ConsoleState state, PipelineSample now) {
        ObjectNode json = AmountsJson.object();
        Optional.ofNullable(state.levels().get(state.generation())).ifPresent(level -> json.put("level", level));
        ArrayNode rows = json.putArray("rows");
        now.members().stream()
                .sorted(Comparator.comparing(PipelineSample.Member::client))
                .forEach(member -> {
                    ObjectNode row = rows.addObject()
                            .put("client", member.client())
                            .put("host", member.host())
                            .put("partitions", member.partitions().size());
                    Release.ofClientId(member.client())
                            .ifPresent(release ->
                                    row.put("version", release.version()).put("level", release.level()));
                });
        return json;
    }

    private static ArrayNode stored(ConsoleState state, Point latest) {
        ArrayNode json = AmountsJson.array();
        PipelineProbe.totals(state.topics()).stream().sorted().forEach(topic -> {
            ObjectNode row = json.addObject()
                    .put("topic", topic)
                    .put("records", latest.sample().end(topic))
                    .put("arriving", state.pipeline().arriving(Set.of(topic)));
            latest.lag().of(PipelineLag.CONSUMER, topic).ifPresent(lag -> row.put("lag", lag.records()));
        });
        return json;
    }

    private static ArrayNode webhooks(PipelineSample now) {
        ArrayNode json = AmountsJson.array();
        now.webhooks()
                .forEach(webhook -> json.addObject()
                        .put("feed", webhook.feed())
                        .put("delivered", webhook.delivered())
                        .put("pending", webhook.pending())
                        .put("parked", webhook.parked())
                        .put("skipped", webhook.skipped())
                        .put("waiting", webhook.waiting(now.at()).toSeconds())
                        .put("failing", webhook.failing(now.at()).toSeconds())
                        .put("isTooLong", Alarm.WEBHOOK_FAILING.isAbove((double)
                                webhook.failing(now.at()).toSeconds()))
                        .put("problem", webhook.problem()));
        return json;
    }

    /** Ten minutes in columns, a value for each sample. */
    private static ObjectNode history(ConsoleState state) {
        ObjectNode json = AmountsJson.object();
        ArrayNode at = json.putArray("at");
        ArrayNode lag = json.putArray("lag");
        ArrayNode storeLag = json.putArray("storeLag");
        for (Point point : state.pipeline().all()) {
            at.add(point.sample().at().getEpochSecond());
            add(lag, point.streamsLag());
            add(storeLag, point.storeLag());
        }
        return json;
    }

    private static void add(ArrayNode column, Optional<Lag> lag) {
        lag.ifPresentOrElse(known -> column.add(known.records()), column::addNull);
    }
}
