package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.FormatLevels;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.total.Amounts;
import io.landport.reference.ReferenceReader;
import io.landport.streams.judge.Judgement;
import io.landport.streams.parcel.Parcel;
import io.landport.streams.settle.ListProcessor;
import io.landport.streams.settle.ReceiptLog;
import io.landport.streams.settle.SettleProcessor;
import io.landport.streams.settle.Settled;
import io.landport.streams.table.PagedTableBuilder;
import io.landport.streams.total.TotalProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * If sending fails, Kafka Streams closes the task dirty, wipes its stores, initialises the same processors again and reads
 * the same records again. What the processors had buffered must not count a second time.
 */
final class RevivedTaskTest {
    @TempDir
    private Path folder;

    @Test
    void shouldDiscardChangesThatWereNotSent() {
        assertThat(published(
                        () -> new SettleProcessor(
                                Set.of(), 1, key -> 0, ReceiptLog.OFF, FormatLevels.writing(FormatLevels.FIRST)),
                        accepted(),
                        List.of(Settled.PARCELS),
                        List.of(SettleProcessor.DOCUMENTS, SettleProcessor.NAMES, ListProcessor.LISTS)))
                .isEmpty();
    }

    @Test
    void shouldDiscardTotalsThatWereNotPublished() {
        // Given
        var counted = ((Judged.JudgedRevision) accepted().judged()).counted().get(0);
        Parcel parcel = new Parcel(0);
        parcel.addAsOf("us-bts", StreamsSamples.DAY.toEpochDay());
        parcel.addDaily(
                0,
                counted.key().series(),
                StreamsSamples.DAY.toEpochDay(),
                StreamsSamples.DAY.toEpochDay(),
                Amounts.ofLine(1, 1));

        // Then
        assertThat(published(
                        () -> new TotalProcessor(source -> true, FormatLevels.writing(FormatLevels.FIRST)),
                        parcel.close(),
                        List.of(TotalProcessor.DAILY_TOTALS.name(), TotalProcessor.ROLLING_TOTALS.name()),
                        List.of(TotalProcessor.TOTALS)))
                .as("except the clock, which this test's table still has")
                .allMatch(value -> value.startsWith("Placed[value=AsOf"));
    }

    /** What a commit publishes after the processor processed the value and was then initialised again. */
    private <K, V, O, R> List<String> published(
            ProcessorSupplier<K, V, O, R> processor, V value, List<String> children, List<String> tables) {
        Deserializer<V> always = (topic, bytes) -> value;
        Topology topology = new Topology()
                .addSource("read", new StringDeserializer(), always, "in")
                .addProcessor("revived", () -> new Revived<>(processor.get()), "read");
        children.forEach(child -> topology.addSink(
                child,
                "out",
                (topic, key) -> new byte[0],
                (topic, published) -> published.toString().getBytes(StandardCharsets.UTF_8),
                "revived"));
        tables.forEach(table -> topology.addStateStore(
                new PagedTableBuilder(table, "", FormatLevels.writing(FormatLevels.FIRST)), "revived"));
        Properties properties = new Properties();
        properties.putAll(TestPipeline.config(folder).originals());
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("k", "v");
            return driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                    .readValuesToList();
        }
    }

    private static Judgement.AcceptedRecord accepted() {
        var document = StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12"));
        Judged judged = new Judge(ReferenceReader.bundled())
                .judge(document, document.id().channel(), document.id().key(), StreamsSamples.DAY)
                .accepted()
                .orElseThrow();
        return new Judgement.AcceptedRecord(
                judged,
                StreamsSamples.DAY,
                new Origin.TopicRecord("in", 0, 0),
                new Original("text/plain", new byte[0]),
                List.of());
    }

    /** Initialises its processor again after each record, before the commit. */
    @NullUnmarked
    private static final class Revived<K, V, O, R> implements Processor<K, V, O, R> {
        private final Processor<K, V, O, R> processor;
        private ProcessorContext<O, R> context;

        Revived(Processor<K, V, O, R> processor) {
            this.processor = processor;
        }

        @Override
        public void init(ProcessorContext<O, R> newContext) {
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
