package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.reference.ReferenceReader;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.PartialTotal;
import io.landport.streams.commit.BeforeCommitBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When sending fails, Kafka Streams closes the task dirty, wipes its stores and initialises the same processors again, to
 * read the same records again. What they had buffered must not count a second time.
 */
final class RevivedTaskTest {
    @TempDir
    private Path folder;

    @Test
    void shouldForgetChangesThatWereNeverPassedOn() {
        assertThat(published(
                        SettleProcessor::new,
                        accepted(),
                        List.of(
                                store(SettleProcessor.DOCUMENTS, StateSerdes.documentState()),
                                store(SettleProcessor.PARTIALS, StateSerdes.amounts()),
                                new BeforeCommitBuilder(SettleProcessor.PASS_ON))))
                .isEmpty();
    }

    @Test
    void shouldForgetTotalsThatWereNeverPublished() {
        // Given
        var counted = ((Judged.Revision) accepted().judged()).counted().get(0);
        PartialTotal partial = new PartialTotal(0, new DailyChange(counted.key(), Samples.DAY, counted.amounts()));

        // Then
        assertThat(published(
                        TotalProcessor::new,
                        partial,
                        List.of(
                                store(TotalProcessor.ORIGINS, StateSerdes.origins()),
                                store(TotalProcessor.TOTALS, StateSerdes.amounts()),
                                new BeforeCommitBuilder(TotalProcessor.PUBLISH))))
                .isEmpty();
    }

    /** What a commit publishes after the processor took the value and was then initialised again. */
    private <K, V, R> List<String> published(
            ProcessorSupplier<K, V, String, R> processor, V value, List<StoreBuilder<?>> stores) {
        Deserializer<V> always = (topic, bytes) -> value;
        Topology topology = new Topology()
                .addSource("read", new StringDeserializer(), always, "in")
                .addProcessor("revived", () -> new Revived<>(processor.get()), "read")
                .addSink(
                        "write",
                        "out",
                        new StringSerializer(),
                        (topic, published) -> published.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "revived");
        stores.forEach(store -> topology.addStateStore(store, "revived"));
        Properties properties = new Properties();
        properties.putAll(Pipeline.config(folder).originals());
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("k", "v");
            return driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                    .readValuesToList();
        }
    }

    private static Judgement.Accepted accepted() {
        var document = Samples.export(Samples.us("a"), 1, Samples.line("84", "100", "12"));
        Judged judged = new Judge(ReferenceReader.bundled())
                .judge(document, document.id().channel(), document.id().key(), Samples.DAY)
                .accepted()
                .orElseThrow();
        return new Judgement.Accepted(
                judged, Samples.DAY, new Origin.TopicRecord("in", 0, 0), new Original("text/plain", new byte[0]));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
    }

    /** Initialises its processor again after each record, before the commit. */
    private static final class Revived<K, V, R> implements Processor<K, V, String, R> {
        private final Processor<K, V, String, R> processor;
        private ProcessorContext<String, R> context;

        Revived(Processor<K, V, String, R> processor) {
            this.processor = processor;
        }

        @Override
        public void init(ProcessorContext<String, R> newContext) {
            context = newContext;
            processor.init(newContext);
        }

        @Override
        public void process(Record<K, V> record) {
            processor.process(record);
            processor.init(context);
        }
    }
}
