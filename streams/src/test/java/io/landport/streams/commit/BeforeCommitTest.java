package io.landport.streams.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** Pins the moment that Kafka Streams gives us; a version that takes it away fails here and not in somebody's totals. */
final class BeforeCommitTest {
    @Test
    void shouldPassOnWhatWasBufferedWithinTheSameCommit() {
        // Given
        Topology topology = new Topology()
                .addSource(
                        "read",
                        new org.apache.kafka.common.serialization.StringDeserializer(),
                        new StringDeserializer(),
                        "in")
                .addProcessor("buffer", Buffer::new, "read")
                .addStateStore(new BeforeCommitBuilder("hook"), "buffer")
                .addSink("write", "out", new StringSerializer(), new StringSerializer(), "buffer");

        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties())) {
            // When
            driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                    .pipeInput("k", "v");

            // Then
            assertThat(driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                            .readValuesToList())
                    .containsExactly("v");
        }
    }

    @Test
    void shouldHaveNoChangelog() {
        assertThat(new BeforeCommitBuilder("hook").loggingEnabled()).isFalse();
        assertThat(new BeforeCommitBuilder("hook").build().persistent()).isFalse();
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "before-commit");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        return properties;
    }

    /** Keeps records to itself until the commit. */
    private static final class Buffer implements Processor<String, String, String, String> {
        private final List<Record<String, String>> records = new ArrayList<>();

        @Override
        public void init(ProcessorContext<String, String> context) {
            context.<BeforeCommit>getStateStore("hook").run(context, () -> {
                records.forEach(context::forward);
                records.clear();
            });
        }

        @Override
        public void process(Record<String, String> record) {
            records.add(record);
        }
    }
}
