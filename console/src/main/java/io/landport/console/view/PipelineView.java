package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.state.AlarmLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Rates and lag over ten minutes, partitions and who reads them, what the store has, and alarms. */
final class PipelineView implements View {

    @Override
    public Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("flow", PipelineFigures.flow(state).toString());
        values.put("alarms", alarms(state.alarms()).toString());
        state.pipeline().latest().ifPresent(latest -> {
            values.put("partitions", partitions(state, latest).toString());
            values.put("members", members(latest.sample()).toString());
            values.put("stored", stored(state, latest.sample()).toString());
            values.put("history", history(state).toString());
        });
        return values;
    }

    private static ArrayNode alarms(AlarmLog alarms) {
        ArrayNode json = Figures.array();
        for (AlarmLog.Alarm alarm : alarms.all()) {
            ObjectNode row = json.addObject()
                    .put("code", alarm.code())
                    .put("subject", alarm.subject())
                    .put("since", alarm.since().toString());
            Instant until = alarm.until();
            if (until != null) {
                row.put("until", until.toString());
            }
        }
        return json;
    }

    private static ArrayNode partitions(ConsoleState state, PipelineHistory.Point latest) {
        Set<String> documents = PipelineTopics.documents(state.topics());
        PipelineSample now = latest.sample();
        ArrayNode json = Figures.array();
        now.ends().entrySet().stream()
                .filter(end -> documents.contains(end.getKey().topic()))
                .sorted(Comparator.comparing(end -> end.getKey().toString()))
                .forEach(end -> {
                    TopicPartition partition = end.getKey();
                    long published = latest.published().getOrDefault(partition, 0L);
                    json.addObject()
                            .put("topic", partition.topic())
                            .put("partition", partition.partition())
                            .put("end", end.getValue())
                            .put("read", now.committed().getOrDefault(partition, 0L))
                            .put("published", published)
                            .put("lag", Math.max(0, end.getValue() - published))
                            .put("owner", owner(now, partition));
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

    private static ArrayNode members(PipelineSample now) {
        ArrayNode json = Figures.array();
        now.members().stream()
                .sorted(Comparator.comparing(PipelineSample.Member::client))
                .forEach(member -> json.addObject()
                        .put("client", member.client())
                        .put("host", member.host())
                        .put("partitions", member.partitions().size()));
        return json;
    }

    private static ArrayNode stored(ConsoleState state, PipelineSample now) {
        ArrayNode json = Figures.array();
        PipelineTopics.totals(state.topics()).stream().sorted().forEach(topic -> {
            ObjectNode row = json.addObject()
                    .put("topic", topic)
                    .put("records", now.end(topic))
                    .put("arriving", state.pipeline().arriving(Set.of(topic)));
            now.stored().ifPresent(stored -> row.put("lag", PipelineHistory.lag(now.ends(), stored, Set.of(topic))));
        });
        return json;
    }

    /** Ten minutes in columns, a value for each sample. */
    private static ObjectNode history(ConsoleState state) {
        Set<String> documents = PipelineTopics.documents(state.topics());
        Set<String> totals = PipelineTopics.totals(state.topics());
        List<PipelineHistory.Point> points = state.pipeline().all();
        ObjectNode json = Figures.object();
        ArrayNode at = json.putArray("at");
        ArrayNode lag = json.putArray("lag");
        ArrayNode storeLag = json.putArray("storeLag");
        for (PipelineHistory.Point point : points) {
            at.add(point.sample().at().getEpochSecond());
            lag.add(PipelineHistory.lag(point.sample().ends(), point.published(), documents));
            point.sample()
                    .stored()
                    .ifPresentOrElse(
                            stored -> storeLag.add(
                                    PipelineHistory.lag(point.sample().ends(), stored, totals)),
                            storeLag::addNull);
        }
        return json;
    }
}
