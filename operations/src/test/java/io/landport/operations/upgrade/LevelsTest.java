package io.landport.operations.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.FormatLevels;
import io.landport.contract.Release;
import io.landport.contract.UnsupportedLevelException;
import io.landport.embedded.EmbeddedKafka;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class LevelsTest {
    private static final int NEXT = FormatLevels.CURRENT + 1;

    @TempDir
    private Path data;

    private EmbeddedKafka kafka;
    private KafkaAdmin cluster;
    private Installation installation;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.startOpen(data.resolve("kafka"), 0);
        installation = new Installation(
                Settings.read(Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers()), data), data);
        cluster = new KafkaAdmin(installation.client(), Duration.ofSeconds(10));
        new ClusterTopics(cluster, installation.topics()).createMissing();
        LiveGeneration.registerFirst(installation, () -> 4);
    }

    @AfterEach
    void stop() {
        cluster.close();
        kafka.close();
    }

    @Test
    void shouldNameTheMemberThatDoesNotReadTheLevelAndChangeNothing() {
        try (KafkaConsumer<byte[], byte[]> old = member(Release.OWN);
                KafkaConsumer<byte[], byte[]> later = member(new Release("0.2.0", NEXT))) {
            // Given
            join(old, later);

            // Then
            assertThat(levels().members())
                    .extracting(member -> member.release().orElseThrow())
                    .containsExactly(Release.OWN, new Release("0.2.0", NEXT));
            assertThatThrownBy(() -> levels().raise(NEXT))
                    .isInstanceOf(CommandException.class)
                    .hasMessageStartingWith("these processes do not read format level 2: landport-consumer on ")
                    .hasMessageContaining(": 0.1.0, format level 1 (landport-consumer-v0.1.0-level1). Replace them")
                    .hasMessageEndingWith("Nothing has been changed");
            assertThat(levels().agreed()).isEqualTo(FormatLevels.CURRENT);
        }
    }

    @Test
    void shouldRaiseTheLevelOnceAllMembersReadItAndRefuseEarlierVersionsFromThenOn() {
        try (KafkaConsumer<byte[], byte[]> later = member(new Release("0.2.0", NEXT))) {
            // Given
            join(later);

            // When
            boolean isRaised = levels().raise(NEXT);

            // Then
            assertThat(isRaised).isTrue();
            assertThat(levels().agreed()).isEqualTo(NEXT);
            assertThat(levels().raise(NEXT)).isFalse();
            assertThatThrownBy(() -> levels().raise(FormatLevels.CURRENT)).hasMessageContaining("cannot be lowered");
            assertThatThrownBy(() -> LiveGeneration.requireCompatible(LiveGeneration.of(installation)))
                    .isInstanceOf(UnsupportedLevelException.class)
                    .hasMessage(
                            "the installation has format level 2, and Landport 0.1.0 reads level 1: run a later version");
            // Streams writes the level of the generation.
            assertThatThrownBy(() ->
                            StageFactory.of(LiveGeneration.of(installation)).streams())
                    .isInstanceOf(UnsupportedLevelException.class);
        }
    }

    /** Versions that write level 3 do not read level 1. */
    @Test
    void shouldNotSkipALevel() {
        assertThatThrownBy(() -> levels().raise(NEXT + 1))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "the format level is 1 and cannot be raised to 3: raise it with the version in between first."
                                + " Nothing has been changed");
        assertThat(levels().agreed()).isEqualTo(FormatLevels.CURRENT);
    }

    @Test
    @Timeout(180)
    void shouldSeeThatAGroupIsRebalancing() {
        Progress progress = new Progress(cluster);
        try (KafkaConsumer<byte[], byte[]> first = member(Release.OWN);
                KafkaConsumer<byte[], byte[]> second = member(Release.OWN)) {
            // Given
            join(first);
            boolean isRebalancingBefore = progress.isRebalancing("landport-consumer");

            // When
            second.subscribe(List.of(installation.topics().dailyTotals().name()));

            // Then
            assertThat(isRebalancingBefore).isFalse();
            while (!progress.isRebalancing("landport-consumer")) {
                second.poll(Duration.ofMillis(100));
            }
            join(first, second);
            assertThat(progress.isRebalancing("landport-consumer")).isFalse();
            assertThat(progress.isRebalancing("no such group")).isFalse();
        }
    }

    /** As Kafka Streams does: a partition is revoked in one rebalance and assigned in the next. */
    @Test
    @Timeout(180)
    void shouldSeePartitionsThatNobodyReadsUntilTheirNewReaderHasThem() {
        Progress progress = new Progress(cluster);
        List<String> topics = List.of(installation.topics().dailyTotals().name());
        Map<String, Object> cooperative =
                Map.of(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        Release later = new Release("0.2.0", NEXT);
        try (KafkaConsumer<byte[], byte[]> first = member(Release.OWN, cooperative);
                KafkaConsumer<byte[], byte[]> second = member(later, cooperative)) {
            Supplier<Set<TopicPartition>> unread = () -> progress.unread(
                    "landport-consumer",
                    topics,
                    Map.of(
                            Release.OWN.clientId("landport-consumer"), first.assignment(),
                            later.clientId("landport-consumer"), second.assignment()));
            // Given
            Set<TopicPartition> none = unread.get();
            join(first);
            Set<TopicPartition> all = Set.copyOf(first.assignment());
            Set<TopicPartition> withOneMember = unread.get();
            Set<TopicPartition> beforeItKnows = progress.unread(
                    "landport-consumer", topics, Map.of(Release.OWN.clientId("landport-consumer"), Set.of()));

            // When
            second.subscribe(topics);
            while (first.assignment().equals(all)) {
                second.poll(Duration.ofMillis(100));
                first.poll(Duration.ofMillis(100));
            }

            // Then
            assertThat(none).isEqualTo(all).isNotEmpty();
            assertThat(withOneMember).isEmpty();
            assertThat(beforeItKnows).isEqualTo(all);
            while (second.assignment().isEmpty()) {
                assertThat(unread.get()).isNotEmpty();
                first.poll(Duration.ofMillis(100));
                second.poll(Duration.ofMillis(100));
            }
            assertThat(unread.get()).isEmpty();
        }
    }

    private Levels levels() {
        return new Levels(LiveGeneration.of(installation), cluster);
    }

    private KafkaConsumer<byte[], byte[]> member(Release release) {
        return member(release, Map.of());
    }

    private KafkaConsumer<byte[], byte[]> member(Release release, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(installation.client());
        properties.putAll(more);
        // How late members learn of a rebalance, and how long closing waits.
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 100);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "landport-consumer");
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, release.clientId("landport-consumer"));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Polls until the broker has assigned partitions to all of them. */
    @SafeVarargs
    private void join(KafkaConsumer<byte[], byte[]>... members) {
        for (KafkaConsumer<byte[], byte[]> member : members) {
            member.subscribe(List.of(installation.topics().dailyTotals().name()));
        }
        boolean isComplete = false;
        while (!isComplete) {
            isComplete = true;
            for (KafkaConsumer<byte[], byte[]> member : members) {
                member.poll(Duration.ofMillis(100));
                isComplete &= !member.assignment().isEmpty();
            }
        }
    }
}
