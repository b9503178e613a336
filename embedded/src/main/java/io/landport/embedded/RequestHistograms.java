package io.landport.embedded;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.server.metrics.KafkaMetricsGroup;

/**
 * The histograms of the requests that clients of a pipeline send all the time.
 *
 * <p>Kafka measures eight or more times and sizes of each request, in histograms that prefer recent values. Each value is added to a
 * sorted map and removes another from it, which takes a quarter of the processor time of a broker with few documents
 * (docs/adr/0053-idle-pipelines.md). Histograms that sample all values since the start add a value in constant time. Kafka uses a
 * histogram that is registered already.
 */
final class RequestHistograms {
    private static final KafkaMetricsGroup GROUP = new KafkaMetricsGroup("kafka.network", "RequestMetrics");

    private static final List<String> REQUESTS = List.of(
            ApiKeys.PRODUCE.name,
            ApiKeys.FETCH.name,
            "FetchConsumer",
            ApiKeys.LIST_OFFSETS.name,
            ApiKeys.OFFSET_FETCH.name,
            ApiKeys.HEARTBEAT.name,
            ApiKeys.ADD_PARTITIONS_TO_TXN.name,
            ApiKeys.ADD_OFFSETS_TO_TXN.name,
            ApiKeys.TXN_OFFSET_COMMIT.name,
            ApiKeys.END_TXN.name,
            ApiKeys.WRITE_TXN_MARKERS.name);

    private static final List<String> MEASUREMENTS = List.of(
            "RequestQueueTimeMs",
            "LocalTimeMs",
            "RemoteTimeMs",
            "ThrottleTimeMs",
            "ResponseQueueTimeMs",
            "ResponseSendTimeMs",
            "TotalTimeMs",
            "RequestBytes");

    private static final List<String> REQUESTS_WITH_CONVERSION = List.of(ApiKeys.PRODUCE.name, ApiKeys.FETCH.name);

    private static final List<String> MEASUREMENTS_OF_CONVERSION =
            List.of("MessageConversionsTimeMs", "TemporaryMemoryBytes");

    private RequestHistograms() {}

    /** Registers them. Called before each start, because a broker that stops removes them. */
    static void sampleAllValues() {
        register(REQUESTS, MEASUREMENTS);
        register(REQUESTS_WITH_CONVERSION, MEASUREMENTS_OF_CONVERSION);
    }

    private static void register(List<String> requests, List<String> measurements) {
        requests.forEach(
                request -> measurements.forEach(name -> GROUP.newHistogram(name, false, Map.of("request", request))));
    }
}
