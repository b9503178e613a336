package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.state.LatestFates;
import io.landport.domain.document.Channel;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Rates and lag of the pipeline as JSON. Rates are thousandths of a record a second. */
final class PipelineFigures {
    private PipelineFigures() {}

    /** From the document topics through streams to the store. */
    static ObjectNode flow(ConsoleState state) {
        ObjectNode json = AmountsJson.object();
        PipelineHistory pipeline = state.pipeline();
        Optional<PipelineHistory.Point> latest = pipeline.latest();
        if (latest.isEmpty()) {
            return json;
        }
        PipelineSample now = latest.get().sample();
        Set<String> documents = PipelineTopics.documents(state.topics());
        Set<String> totals = PipelineTopics.totals(state.topics());
        json.put("at", now.at().toString());
        inputs(json.putArray("inputs"), state, now, latest.get().published());
        long arriving = pipeline.arriving(documents);
        json.set(
                "streams",
                stage(
                        PipelineHistory.lag(now.ends(), latest.get().published(), documents),
                        pipeline.lagOfResults(documents),
                        arriving,
                        pipeline.publishing(documents)));
        json.put("threads", now.members().size());
        ObjectNode store = now.stored()
                .map(stored -> stage(
                        PipelineHistory.lag(now.ends(), stored, totals),
                        pipeline.lagOfStore(totals),
                        pipeline.arriving(totals),
                        pipeline.storing(totals)))
                .orElseGet(AmountsJson::object);
        store.put("reachable", now.stored().isPresent());
        json.set("store", store);
        json.put("totals", state.daily().taken());
        return json;
    }

    private static void inputs(
            ArrayNode inputs, ConsoleState state, PipelineSample now, Map<TopicPartition, Long> published) {
        LatestFates fates = state.fates();
        for (Channel channel : Channel.values()) {
            String topic = state.topics().documents(channel).name();
            Set<String> only = Set.of(topic);
            ObjectNode input = inputs.addObject()
                    .put("topic", topic)
                    .put("channel", channel.code())
                    .put("records", now.end(topic))
                    .put("arriving", state.pipeline().arriving(only))
                    .put("lag", PipelineHistory.lag(now.ends(), published, only))
                    .put("read", fates.read(topic))
                    .put("accounted", fates.accounted(topic));
            input.put("rejected", fateOf(fates, topic, "rejected"));
            input.put("unreadable", fateOf(fates, topic, "unreadable"));
        }
    }

    private static long fateOf(LatestFates fates, String topic, String fate) {
        return fates.byTopic().getOrDefault(topic, Collections.emptyNavigableMap()).values().stream()
                .mapToLong(counts -> counts.getOrDefault(fate, 0L))
                .sum();
    }

    private static ObjectNode stage(long lag, Optional<Duration> age, long arriving, long leaving) {
        ObjectNode json =
                AmountsJson.object().put("lag", lag).put("arriving", arriving).put("leaving", leaving);
        age.ifPresent(known -> json.put("seconds", known.toSeconds()));
        PipelineHistory.secondsToClear(lag, arriving, leaving).ifPresent(left -> json.put("clear", left));
        return json;
    }
}
