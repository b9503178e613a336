package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineProbe;
import io.landport.console.pipeline.PipelineSample;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.monitor.FateBook;
import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.util.Optional;
import java.util.Set;

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
        Set<String> documents = Set.copyOf(state.topics().documentNames());
        Set<String> totals = PipelineProbe.totals(state.topics());
        json.put("at", now.at().toString());
        PipelineLag.Sample lag = latest.get().lag();
        inputs(json.putArray("inputs"), state, now, lag);
        json.set(
                "streams",
                stage(latest.get().streamsLag(), pipeline.arriving(documents), pipeline.publishing(documents)));
        json.put("threads", now.members().size());
        ObjectNode store = now.stored()
                .map(stored -> stage(latest.get().storeLag(), pipeline.arriving(totals), pipeline.storing(totals)))
                .orElseGet(AmountsJson::object);
        store.put("reachable", now.stored().isPresent());
        json.set("store", store);
        json.put("totals", state.daily().taken());
        return json;
    }

    private static void inputs(ArrayNode inputs, ConsoleState state, PipelineSample now, PipelineLag.Sample lag) {
        FateBook fates = state.fates();
        for (Channel channel : Channel.values()) {
            String topic = state.topics().documents(channel).name();
            Set<String> only = Set.of(topic);
            ObjectNode input = inputs.addObject()
                    .put("topic", topic)
                    .put("channel", channel.code())
                    .put("records", now.end(topic))
                    .put("arriving", state.pipeline().arriving(only))
                    .put("read", fates.messages(topic, FateKey.READ))
                    .put("accounted", fates.accounted(topic));
            lag.of(PipelineLag.STREAMS, topic).ifPresent(known -> input.put("lag", known.records()));
            input.put("rejected", fates.messages(topic, Fate.REJECTED.code()));
            input.put("unreadable", fates.messages(topic, Fate.UNREADABLE.code()));
        }
    }

    private static ObjectNode stage(Optional<Lag> lag, long arriving, long leaving) {
        ObjectNode json = AmountsJson.object().put("arriving", arriving).put("leaving", leaving);
        lag.ifPresent(known -> {
            json.put("lag", known.records()).put("seconds", (long) known.seconds());
            if (Double.isFinite(known.secondsToClear())) {
                json.put("clear", (long) Math.ceil(known.secondsToClear()));
            }
        });
        return json;
    }
}
