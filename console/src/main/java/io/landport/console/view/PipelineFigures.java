package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineProbe;
import io.landport.console.pipeline.PipelineSample;
import io.landport.domain.judge.Fate;
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
        inputs(json.putArray("inputs"), state, now);
        json.set(
                "streams",
                stage(latest.get().streamsLag(), pipeline.arriving(documents), pipeline.publishing(documents)));
        json.put("threads", now.members().size());
        // What arrives in topics is known without the store.
        long arriving = pipeline.arriving(totals);
        ObjectNode store = now.stored()
                .map(stored -> stage(latest.get().storeLag(), arriving, pipeline.storing(totals)))
                .orElseGet(() -> AmountsJson.object().put("arriving", arriving));
        store.put("reachable", now.stored().isPresent());
        json.set("store", store);
        return json;
    }

    private static void inputs(ArrayNode inputs, ConsoleState state, PipelineSample now) {
        state.topics()
                .documentNames()
                .forEach(topic -> inputs.addObject()
                        .put("topic", topic)
                        .put("records", now.end(topic))
                        .put("rejected", state.fates().messages(topic, Fate.REJECTED.code()))
                        .put("unreadable", state.fates().messages(topic, Fate.UNREADABLE.code())));
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
