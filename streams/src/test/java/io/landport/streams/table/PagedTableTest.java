package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.FormatLevels;
import io.landport.contract.UnsupportedLevelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table under Kafka Streams. Fails if a version of the library calls the internal interfaces differently. */
final class PagedTableTest {
    private static final String CHANGELOG = "paged-table-entries-changelog";

    @TempDir
    private Path folder;

    @AutoClose
    private TopologyTestDriver driver;

    private TestInputTopic<String, String> in;

    @BeforeEach
    void open() {
        driver = driver(folder.resolve("first"));
        in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
    }

    @Test
    void shouldLogWhatTheProcessorAndItsActionPutInOneSliceEachCommit() {
        // When
        in.pipeInput("1", "one");
        in.pipeInput("2", "two");

        // Then
        assertThat(changes())
                .extracting(change -> SliceKey.of(change.key()))
                .containsExactly(new SliceKey(0, 0), new SliceKey(0, 2 * TableEntry.size(3)));
        assertThat(driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                        .readValuesToList())
                .containsExactly("one", "two");
    }

    @Test
    void shouldRestoreAnotherTaskFromItsChangelog() {
        // Given
        in.pipeInput("1", "one");
        in.pipeInput("2", "two");
        in.pipeInput("1", "three");

        try (TopologyTestDriver other = driver(folder.resolve("other"))) {
            // When
            PagedTable restored = table(other);
            restored.restore(changes());

            // Then
            assertThat(contents(restored)).containsExactlyInAnyOrder("1=three", "2=two", "-1=three", "-2=two");
            assertThat(restored.entries()).isEqualTo(4);
            assertThat(restored.liveBytes()).isEqualTo(2 * TableEntry.size(5) + 2 * TableEntry.size(3));
            assertThat(restored.fileBytes()).isGreaterThan(Pages.PAGE_BYTES);
            other.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("3", "four");
            assertThat(contents(restored)).contains("3=four", "-3=four", "1=three");
        }
    }

    @Test
    void shouldWriteTheAgreedLevelAndRestoreItsOwnAndTheOneBefore() {
        // Given
        FormatLevels before = new FormatLevels(2, 1);
        FormatLevels raised = new FormatLevels(2, 2);
        in.pipeInput("1", "one");
        List<ConsumerRecord<byte[], byte[]>> log = changes();

        try (TopologyTestDriver other = driver(folder.resolve("raised"), raised)) {
            // When
            table(other).restore(log);
            other.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("2", "two");
            List<ConsumerRecord<byte[], byte[]>> later = changes(other);

            // Then
            assertThat(contents(table(other))).contains("1=one", "2=two");
            assertThat(log).allSatisfy(entry -> assertThat(entry.headers()).isEmpty());
            assertThat(later)
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(raised.require(entry.headers(), () -> ""))
                            .isEqualTo(2));
            assertThatThrownBy(() -> table(driver).restore(later))
                    .isInstanceOf(UnsupportedLevelException.class)
                    .hasMessageContaining("paged-table-entries-changelog-0 offset 0 has format level 2");
            try (TopologyTestDriver rolled = driver(folder.resolve("rolled"), before)) {
                table(rolled).restore(log);
                table(rolled).restore(later);
                assertThat(contents(table(rolled))).contains("1=one", "2=two");
            }
        }
    }

    @Test
    void shouldForgetTheActionOfItsProcessorWhenItsTaskBecomesAStandby() {
        // Given
        in.pipeInput("1", "one");
        PagedTable table = table(driver);

        // When
        table.clearCache();
        in.pipeInput("2", "two");

        // Then
        assertThat(contents(table)).containsExactlyInAnyOrder("1=one", "-1=one", "2=two");
    }

    @Test
    void shouldBeClosedAfterClosing() {
        // Given
        in.pipeInput("1", "one");
        PagedTable table = table(driver);

        // When
        table.close();

        // Then
        assertThat(table.isOpen()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> table.find(1, 0, new ValueView()))
                .withMessage("entries is not open");
    }

    /** Kafka Streams initialises and closes each table when a process starts, before it initialises those of its tasks. */
    @Test
    void shouldOpenNoFileIfItIsClosedBeforeItIsUsed() {
        // Given
        Thread closing = Thread.currentThread();
        PagedTable unused = OpenTable.in(
                folder.resolve("unused"), "entries", task -> new Thread(() -> runWhileWaiting(closing, task)).start());

        // When
        unused.close();

        // Then
        assertThat(folder.resolve("unused")).doesNotExist();
    }

    @Test
    void shouldTellKafkaStreamsHowFarItWasRecovered() {
        assertThat(table(driver).persistent()).isTrue();
        assertThat(table(driver).managesOffsets()).isTrue();
    }

    @Test
    void shouldHaveACompactedChangelog() {
        PagedTableBuilder builder = new PagedTableBuilder("entries", "", FormatLevels.writing(FormatLevels.FIRST));
        builder.withLoggingEnabled(Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, "1048576"));

        assertThat(builder.loggingEnabled()).isTrue();
        assertThat(builder.logConfig())
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                .containsEntry(TopicConfig.SEGMENT_BYTES_CONFIG, "1048576");
        assertThatThrownBy(builder::withLoggingDisabled).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void runWhileWaiting(Thread waiting, Runnable task) {
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        task.run();
    }

    private List<ConsumerRecord<byte[], byte[]>> changes() {
        return changes(driver);
    }

    private static List<ConsumerRecord<byte[], byte[]>> changes(TopologyTestDriver driver) {
        List<ConsumerRecord<byte[], byte[]>> changes = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : driver.createOutputTopic(
                        CHANGELOG, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()) {
            ConsumerRecord<byte[], byte[]> change =
                    new ConsumerRecord<>(CHANGELOG, 0, changes.size(), record.key(), record.value());
            record.headers().forEach(change.headers()::add);
            changes.add(change);
        }
        return changes;
    }

    private static PagedTable table(TopologyTestDriver driver) {
        return (PagedTable) driver.getStateStore("entries");
    }

    private static List<String> contents(PagedTable table) {
        List<String> contents = new ArrayList<>();
        table.forEach((high, low, value) -> {
            assertThat(low).isZero();
            contents.add(high + "=" + new String(value.copy(), StandardCharsets.UTF_8));
        });
        return contents;
    }

    private static TopologyTestDriver driver(Path stateFolder) {
        return driver(stateFolder, FormatLevels.writing(FormatLevels.FIRST));
    }

    private static TopologyTestDriver driver(Path stateFolder, FormatLevels levels) {
        Topology topology = new Topology()
                .addSource("read", new StringDeserializer(), new StringDeserializer(), "in")
                .addProcessor("keep", Keep::new, "read")
                .addStateStore(new PagedTableBuilder("entries", "", levels), "keep")
                .addSink("write", "out", new StringSerializer(), new StringSerializer(), "keep");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "paged-table");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        return new TopologyTestDriver(topology, properties);
    }

    /** Puts the value of each record with its key, and before a commit also with the negative key; forwards the records. */
    private static final class Keep implements Processor<String, String, String, String> {
        private final List<Record<String, String>> records = new ArrayList<>();
        private PagedTable table;

        @Override
        public void init(ProcessorContext<String, String> context) {
            table = context.getStateStore("entries");
            table.beforeCommit(context, () -> {
                records.forEach(record -> {
                    put(-Long.parseLong(record.key()), record.value());
                    context.forward(record);
                });
                records.clear();
            });
        }

        @Override
        public void process(Record<String, String> record) {
            put(Long.parseLong(record.key()), record.value());
            records.add(record);
        }

        private void put(long key, String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            table.put(key, 0, bytes, 0, bytes.length);
        }
    }
}
