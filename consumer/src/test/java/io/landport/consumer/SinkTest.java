package io.landport.consumer;

import static io.landport.store.StoreSamples.DAY;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.change;
import static io.landport.store.StoreSamples.commodity;
import static io.landport.store.StoreSamples.fate;
import static io.landport.store.StoreSamples.feed;
import static io.landport.store.StoreSamples.monthlyChange;
import static io.landport.store.StoreSamples.rejectedLine;
import static io.landport.store.StoreSamples.rolling;
import static io.landport.store.StoreSamples.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.ManualClock;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.reference.Reference;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Window;
import io.landport.reference.ReferenceReader;
import io.landport.store.Database;
import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.schema.Migrations;
import io.landport.store.write.Store;
import io.landport.store.write.TopicTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class SinkTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final Topics TOPICS = new Topics("test-");
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final TopicPartition TOTALS =
            new TopicPartition(TOPICS.dailyTotals().name(), 0);
    private static final TopicPartition MONTHS =
            new TopicPartition(TOPICS.monthlyChanges().name(), 0);

    /** Not the first partition: which one it was matters to a rolling total. */
    private static final TopicPartition ROLLING =
            new TopicPartition(TOPICS.rollingTotals().name(), 2);

    private static final TopicPartition COMMODITIES =
            new TopicPartition(TOPICS.commodityTotals().name(), 0);
    private static final TopicPartition FATES =
            new TopicPartition(TOPICS.fates().name(), 0);
    private static final TopicPartition REJECTED =
            new TopicPartition(TOPICS.rejected().name(), 0);
    private static final TopicPartition FEEDS =
            new TopicPartition(TOPICS.feeds().name(), 0);
    private static final TopicPartition NAMED_LISTS =
            new TopicPartition(TOPICS.namedLists().name(), 0);
    private static final TopicPartition LIST_FATES =
            new TopicPartition(TOPICS.listFates().name(), 0);
    private static final Set<TopicPartition> ALL =
            Set.of(TOTALS, MONTHS, ROLLING, COMMODITIES, FATES, NAMED_LISTS, LIST_FATES, FEEDS);
    private static final DocumentId LIST = new DocumentId(Channel.E_COMMERCE, "cn-ceb", "L1");
    private static final long MAY_2021 = 1_620_302_400_000L;

    private final ScriptedConsumer consumer = new ScriptedConsumer();
    private final FakeCluster cluster = new FakeCluster();

    @Test
    void shouldWriteWhatTheTopicsHold() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        publish(TOPICS.dailyTotals(), 0, total("us-port:2304", "energy", amounts(1, 10_000, 1_000)));
        DailyChange change = change("us-port:2304", "energy", DAY, amounts(2, 20_000, 2_000));
        publish(TOPICS.dailyTotals(), 3, new DailyTotal(change.key(), change.amounts(), List.of(change)));
        publish(TOPICS.monthlyChanges(), 0, monthlyChange("us-port:2304", "energy", DAY, amounts(2, 20_000, 2_000)));

        // When
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT month, lines, value FROM monthly_total"))
                .containsExactly("2021-03-01|2|2.0000");
        assertThat(database.rows("SELECT lines, value, net_weight_kg FROM daily_total"))
                .containsExactly("2|2.0000|2.000");
        assertThat(database.rows("SELECT received_day, lines, value FROM daily_change"))
                .containsExactly("2021-03-31|2|2.0000");
        assertThat(offsets(database))
                .containsExactly(
                        "test-changes.monthly.v1|1",
                        "test-fates.v1|0",
                        "test-feeds.read.v1|0",
                        "test-lists.fates.v1|0",
                        "test-lists.named.v1|0",
                        "test-totals.commodity.v1|0",
                        "test-totals.daily.v1|4",
                        "test-totals.rolling.v1|0");
        assertThat(sink.isReady()).isTrue();
    }

    @Test
    void shouldWriteRejectionsWithTheTimeOfTheirRecord() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assignedToRejections(database.address(), consumer);
        publish(TOPICS.rejected(), 0, rejectedLine("no number"));

        // When
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT detail, recorded AT TIME ZONE 'UTC' FROM rejected_document"))
                .containsExactly("no number|2021-05-06 12:00:00");
        assertThat(offsets(database)).containsExactly("test-documents.rejected.v1|1");
    }

    @Test
    void shouldWriteWindowsCommoditiesAndFates() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        Codec<Rolling> rolling = WIRE.codec(TOPICS.rollingTotals());
        publish(ROLLING, 0, rolling.encode(rolling("us-port:2304", Window.YEAR_TO_DATE, DAY, amounts(1, 10_000, 0))));
        publish(ROLLING, 1, rolling.encode(new AsOf("us-bts", 2, DAY)));
        publish(TOPICS.commodityTotals(), 0, commodity("us-port:2304", "271019", "kg", amounts(2, 20_000, 0), 1_500));
        publish(TOPICS.fates(), 0, fate("counted", DAY, 7));
        publish(TOPICS.feeds(), 0, feed("ab12", 9, 5, 4));
        publish(
                TOPICS.namedLists(),
                0,
                new NamedList(new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1"), LIST, 2, DAY, true));
        publish(TOPICS.listFates(), 0, new ListFate(LIST, 1, "pending"));

        // When
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT time_window, topic_partition, value FROM rolling_total"))
                .containsExactly("ytd|2|1.0000");
        assertThat(database.rows("SELECT source, topic_partition, as_of FROM rolling_clock"))
                .containsExactly("us-bts|2|2021-03-31");
        assertThat(database.rows("SELECT month, commodity, unit, lines, quantity FROM commodity_total"))
                .containsExactly("2021-03-01|271019|kg|2|1.500");
        assertThat(database.rows("SELECT fate, records FROM fate_count")).containsExactly("counted|7");
        assertThat(database.rows("SELECT received_day, declaration, revision, list, fate FROM list_not_counted"))
                .containsExactly("2021-03-31|D1|2|L1|pending");
        assertThat(database.rows("SELECT hash, file, rows_read FROM feed_file"))
                .containsExactly("ab12|dot3_0321.csv|9");
        assertThat(offsets(database))
                .contains("test-totals.rolling.v1|2", "test-totals.commodity.v1|1", "test-fates.v1|1");
    }

    @Test
    void shouldNeitherReadNorCommitOffsetsInKafka() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        publish(TOPICS.dailyTotals(), 0, total("us-port:2304", "energy", amounts(1, 1, 1)));

        // When
        sink.pollOnce();

        // Then
        assertThat(consumer.committed(Set.of(TOTALS)).get(TOTALS)).isNull();
        assertThat(ClientProperties.consumer(settings(database.address()), Optional.of("m")))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.id", "test-landport-consumer")
                .containsEntry("group.instance.id", "m");
    }

    @Test
    void shouldResumeFromTheStoredOffsets() throws Exception {
        // Given
        Database database = Database.migrated();
        assigned(database.address());
        database.execute("UPDATE sink_offset SET next_offset = 7 WHERE topic LIKE '%daily%'");
        ScriptedConsumer next = new ScriptedConsumer();

        // When
        Sink sink = sink(database.address(), next, cluster);
        assign(sink, next);

        // Then
        assertThat(next.position(TOTALS)).isEqualTo(7);
        assertThat(next.paused()).isEmpty();
    }

    @Test
    void shouldAdvanceTheStoredOffsetOverMarkersAndNotWriteWithoutAdvance() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        consumer.readMarkers(TOTALS, 2);
        sink.pollOnce();
        List<String> afterMarkers = database.rows("SELECT topic, next_offset, xmin FROM sink_offset ORDER BY topic");

        // When
        sink.pollOnce();

        // Then
        assertThat(offsets(database)).contains("test-totals.daily.v1|2", "test-totals.rolling.v1|0");
        assertThat(database.rows("SELECT topic, next_offset, xmin FROM sink_offset ORDER BY topic"))
                .isEqualTo(afterMarkers);
    }

    @Test
    void shouldReadStoredOffsetsAgainWhenAnotherMemberHasWritten() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        database.execute("UPDATE sink_offset SET next_offset = 5 WHERE topic LIKE '%daily%'");
        publish(TOPICS.dailyTotals(), 0, total("us-port:2304", "energy", amounts(1, 1, 1)));

        // When
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT count(*) FROM daily_total")).containsExactly("0");
        assertThat(offsets(database)).contains("test-totals.daily.v1|5");
        assertThat(consumer.position(TOTALS)).isEqualTo(5);
    }

    @Test
    void shouldStopAtARecreatedTopicWithInstructions() throws Exception {
        // Given
        Database database = Database.migrated();
        assigned(database.address());
        cluster.topicId = "another-id";

        // Then
        assertThatThrownBy(() -> assignedAgain(database.address()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot resume reading test-")
                .hasMessageContaining("was deleted and created again")
                .hasMessageContaining("topic id topic-id, and the topic now has id another-id")
                .hasMessageEndingWith(TopicTables.emptying());
    }

    @Test
    void shouldStopAtAnotherCluster() throws Exception {
        // Given
        Database database = Database.migrated();
        assigned(database.address());
        cluster.clusterId = "another-cluster";

        // Then
        assertThatThrownBy(() -> assignedAgain(database.address()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("filled from Kafka cluster cluster-id, and this is cluster another-cluster");
    }

    @Test
    void shouldStopWhenTheTopicLacksRecordsToRead() throws Exception {
        // Given
        Database database = Database.migrated();
        assigned(database.address());
        database.execute("UPDATE sink_offset SET next_offset = 50");

        // When
        cluster.end = 49;

        // Then
        assertThatThrownBy(() -> assignedAgain(database.address()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("read up to offset 50, and the topic ends at offset 49");

        // When
        cluster.end = 90;
        cluster.beginning = 51;

        // Then
        assertThatThrownBy(() -> assignedAgain(database.address()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("read up to offset 50, and the topic begins at offset 51");
    }

    @Test
    void shouldResumeAtAnOffsetThatAnotherMemberHasJustAdvanced() throws Exception {
        // Given
        Database database = Database.migrated();
        assigned(database.address());
        database.execute("UPDATE sink_offset SET next_offset = 1050");
        cluster.end = 1_000;
        cluster.growth = 100;

        // When
        assignedAgain(database.address());

        // Then
        assertThat(offsets(database)).contains("test-totals.daily.v1|1050");
    }

    @Test
    void shouldSkipRejectionsThatHaveExpired() throws Exception {
        // Given
        Database database = Database.migrated();
        assignedToRejections(database.address(), consumer);
        database.execute("UPDATE sink_offset SET next_offset = 50");
        cluster.beginning = 60;
        cluster.end = 60;

        // When
        Sink sink = assignedToRejections(database.address(), new ScriptedConsumer());

        // Then
        assertThat(sink.reason()).isEmpty();
        assertThat(database.rows("SELECT next_offset FROM sink_offset WHERE topic = '" + REJECTED.topic() + "'"))
                .containsExactly("60");
    }

    @Test
    void shouldCheckTheTopicWhenItsOffsetsAreOutOfRange() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        cluster.topicId = "another-id";

        // When
        consumer.setPollException(new OffsetOutOfRangeException(Map.of(TOTALS, 12L)));

        // Then
        assertThatThrownBy(sink::pollOnce).isInstanceOf(StoreException.class).hasMessageContaining("created again");
    }

    @Test
    void shouldStopAtUndecodableBytes() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        publish(TOTALS, 8, new byte[] {1, 2, 3});

        // Then
        assertThatThrownBy(sink::pollOnce)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot decode test-totals.daily.v1 partition 0 offset 8: ");
        assertThat(offsets(database)).contains("test-totals.daily.v1|0");
    }

    @Test
    void shouldSkipWhatItCannotDecodeWhereNoFigureDependsOnIt() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        publish(FEEDS, 0, new byte[] {1, 2, 3});
        publish(FEEDS, 1, null);

        // When
        sink.pollOnce();

        // Then
        assertThat(sink.reason()).isEmpty();
        assertThat(offsets(database)).contains(FEEDS.topic() + "|2");
    }

    @Test
    void shouldSkipRejectionsThatItCannotDecode() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assignedToRejections(database.address(), consumer);
        publish(REJECTED, 0, new byte[] {0, 0, 0, 0, 1, 7});

        // When
        sink.pollOnce();

        // Then
        assertThat(sink.reason()).isEmpty();
        assertThat(offsets(database)).containsExactly(REJECTED.topic() + "|1");
        assertThat(database.rows("SELECT count(*) FROM rejected_document")).containsExactly("0");
    }

    @Test
    void shouldStopAtATombstone() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        publish(TOTALS, 8, null);

        // Then
        assertThatThrownBy(sink::pollOnce)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("test-totals.daily.v1 partition 0 offset 8: the record has no value");
    }

    @Test
    void shouldStopWhenKafkaDeniesAuthorization() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());

        // When
        consumer.setPollException(new GroupAuthorizationException("test-landport-consumer"));

        // Then
        assertThatThrownBy(sink::pollOnce).isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void shouldWaitForAnUnavailableBroker() throws Exception {
        // Given
        Database database = Database.migrated();
        cluster.isUnavailable = true;
        Sink sink = assigned(database.address());
        assertThat(sink.isReady()).isFalse();
        assertThat(sink.reason()).isEqualTo("Kafka does not answer: no broker in 5 s");

        // When
        cluster.isUnavailable = false;
        sink.pollOnce();

        // Then
        assertThat(sink.isReady()).isTrue();
    }

    @Test
    void shouldSurviveARestartOfTheDatabase(@TempDir Path folder) throws Exception {
        // Given
        EmbeddedPostgres first = server(folder, 0);
        int port = first.getPort();
        Database database = Database.on(first);
        Migrations.apply(database.address());
        Sink sink = assigned(database.address());
        publish(TOPICS.dailyTotals(), 0, total("us-port:2304", "energy", amounts(1, 1, 1)));
        sink.pollOnce();

        // When
        first.close();
        publish(TOPICS.dailyTotals(), 1, total("us-port:2304", "energy", amounts(2, 2, 2)));
        sink.pollOnce();

        // Then
        assertThat(sink.isReady()).isFalse();
        assertThat(sink.reason()).startsWith("PostgreSQL at jdbc:postgresql://localhost:" + port);
        assertThat(consumer.paused()).isEqualTo(ALL);

        // When
        sink.pollOnce();
        sink.pollOnce();

        // Then
        assertThat(consumer.pollTimeout()).isGreaterThan(Duration.ofMillis(100));

        // When
        try (EmbeddedPostgres second = server(folder, port)) {
            sink.pollOnce();
            publish(TOPICS.dailyTotals(), 1, total("us-port:2304", "energy", amounts(2, 2, 2)));
            sink.pollOnce();

            // Then
            assertThat(sink.isReady()).isTrue();
            assertThat(Database.on(second).rows("SELECT lines FROM daily_total"))
                    .containsExactly("2");
            assertThat(offsets(Database.on(second))).contains("test-totals.daily.v1|2");
        }
    }

    /** A commit does not wait for the disk, so a crash of the database can lose the last ones. */
    @Test
    void shouldWriteAgainWhatTheDatabaseHasLost(@TempDir Path folder) throws Exception {
        // Given
        EmbeddedPostgres first = server(folder, 0);
        int port = first.getPort();
        Migrations.apply(Database.on(first).address());
        Sink sink = assigned(Database.on(first).address());
        publish(TOPICS.dailyTotals(), 0, total("us-port:2304", "energy", amounts(1, 1, 1)));
        sink.pollOnce();
        first.close();
        Path earlier = folder.resolve("earlier");
        copy(folder, earlier);
        try (EmbeddedPostgres second = server(folder, port)) {
            failToWrite(sink, 1);
            publish(TOPICS.dailyTotals(), 1, total("us-port:2304", "wood", amounts(2, 2, 2)));
            sink.pollOnce();
            assertThat(Database.on(second).rows("SELECT count(*) FROM daily_total"))
                    .containsExactly("2");
        }

        // When
        try (EmbeddedPostgres third = server(earlier, port)) {
            Database database = Database.on(third);
            assertThat(database.rows("SELECT count(*) FROM daily_total")).containsExactly("1");
            failToWrite(sink, 2);
            assertThat(consumer.position(TOTALS)).isEqualTo(1);
            publish(TOPICS.dailyTotals(), 1, total("us-port:2304", "wood", amounts(2, 2, 2)));
            publish(TOPICS.dailyTotals(), 2, total("us-port:2304", "energy", amounts(3, 3, 3)));
            sink.pollOnce();

            // Then
            assertThat(database.rows("SELECT sector, lines FROM daily_total ORDER BY sector"))
                    .containsExactly("energy|3", "wood|2");
            assertThat(offsets(database)).contains("test-totals.daily.v1|3");
        }
    }

    @Test
    void shouldWriteWhatHasArrivedMeanwhileInOneTransaction() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        consumer.setMaxPollRecords(BatchReader.MANY_RECORDS);
        publishSectors(3 * BatchReader.MANY_RECORDS - 1);

        // When
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT count(*), count(DISTINCT xmin::text) FROM daily_total_fact"))
                .containsExactly(3 * BatchReader.MANY_RECORDS - 1 + "|1");
    }

    @Test
    void shouldNotWriteRecordsOfAPartitionThatWasRevokedBeforeTheLastPoll() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());
        consumer.setMaxPollRecords(BatchReader.MANY_RECORDS);
        publishSectors(BatchReader.MANY_RECORDS);
        consumer.scheduleNopPollTask();
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FATES)));

        // When
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT count(*) FROM daily_total_fact")).containsExactly("0");

        // When
        publish(TOPICS.fates(), 0, fate("counted", DAY, 7));
        sink.pollOnce();

        // Then
        assertThat(database.rows("SELECT count(*) FROM fate_count")).containsExactly("1");
        assertThat(offsets(database)).contains("test-totals.daily.v1|0", "test-fates.v1|1");
    }

    /** Also after the clock was set back. */
    @ParameterizedTest
    @ValueSource(strings = {"PT5S", "PT-1H"})
    void shouldNoticeAnUnavailableDatabaseWhileNoRecordsArrive(Duration step, @TempDir Path folder) throws Exception {
        // Given
        EmbeddedPostgres server = server(folder, 0);
        StoreAddress address = Database.on(server).address();
        Migrations.apply(address);
        ManualClock clock = new ManualClock(NOW);
        Sink sink = sink(address, consumer, cluster, clock);
        assign(sink, consumer);
        assertThat(sink.isReady()).isTrue();

        // When
        server.close();
        clock.advance(step);
        sink.pollOnce();

        // Then
        assertThat(sink.isReady()).isFalse();
        assertThat(sink.reason()).startsWith("PostgreSQL at ");
    }

    @Test
    void shouldStopReadingARevokedPartition() throws Exception {
        // Given
        Database database = Database.migrated();
        Sink sink = assigned(database.address());

        // When
        consumer.rebalance(List.of(FATES));
        sink.pollOnce();
        publish(TOPICS.fates(), 0, fate("counted", DAY, 7));
        sink.pollOnce();

        // Then
        assertThat(sink.isReady()).isTrue();
        assertThat(database.rows("SELECT count(*) FROM fate_count")).containsExactly("1");
    }

    @Test
    void shouldRunUntilItIsClosed() throws Exception {
        // Given
        Database database = Database.empty();
        Sink sink = sink(database.address(), consumer, cluster);
        CountDownLatch polled = new CountDownLatch(1);
        consumer.schedulePollTask(polled::countDown);
        assertThat(sink.reason()).isEqualTo("starting");

        // When
        CompletableFuture<Void> run = CompletableFuture.runAsync(sink);
        assertThat(polled.await(30, TimeUnit.SECONDS)).isTrue();
        sink.close();

        // Then
        assertThat(run).succeedsWithin(Duration.ofSeconds(30));
        assertThat(consumer.closed()).isTrue();
        assertThat(cluster.isClosed).isTrue();
        assertThat(sink.reason()).isEqualTo("stopped");
        assertThat(database.rows("SELECT count(*) FROM sink_offset")).containsExactly("0");
    }

    @Test
    void shouldCloseWhileItWaitsForTheDatabase() throws Exception {
        // Given
        StoreAddress nowhere = new StoreAddress("jdbc:postgresql://localhost:1/x", "postgres", "");
        Sink sink = sink(nowhere, consumer, cluster);

        // When
        CompletableFuture<Void> run = CompletableFuture.runAsync(sink);
        sink.close();

        // Then
        assertThat(run).succeedsWithin(Duration.ofSeconds(30));
        assertThat(consumer.closed()).isTrue();
    }

    private Sink assigned(StoreAddress address) {
        Sink sink = sink(address, consumer, cluster);
        assign(sink, consumer);
        return sink;
    }

    private Sink assignedToRejections(StoreAddress address, ScriptedConsumer reader) {
        Clock clock = new ManualClock(NOW);
        Sink sink = new Sink(
                settings(address),
                RecordDecoder.ofOutcomes(TOPICS, WIRE),
                reader,
                cluster,
                new Store(address, 1, REFERENCE),
                List.of(StoreDuty.ofOriginals(TOPICS.rejected().kept().orElseThrow(), clock)),
                clock,
                SinkListener.NONE);
        sink.subscribe();
        reader.rebalance(List.of(REJECTED));
        sink.pollOnce();
        return sink;
    }

    private void assignedAgain(StoreAddress address) {
        ScriptedConsumer next = new ScriptedConsumer();
        assign(sink(address, next, cluster), next);
    }

    private static void assign(Sink sink, ScriptedConsumer to) {
        sink.subscribe();
        to.rebalance(ALL);
        assertThat(to.paused()).isEqualTo(ALL);
        sink.pollOnce();
    }

    /** Its clock stands still, so that a slow machine does not end a batch early. */
    private static Sink sink(StoreAddress address, ScriptedConsumer consumer, FakeCluster cluster) {
        return sink(address, consumer, cluster, new ManualClock(NOW));
    }

    private static Sink sink(StoreAddress address, ScriptedConsumer consumer, FakeCluster cluster, Clock clock) {
        return new Sink(
                settings(address),
                RecordDecoder.ofFigures(TOPICS, WIRE),
                consumer,
                cluster,
                new Store(address, 1, REFERENCE),
                List.of(),
                clock,
                SinkListener.NONE);
    }

    private static SinkSettings settings(StoreAddress address) {
        return new SinkSettings(Map.of("bootstrap.servers", "localhost:9092"), "test-", address, 1, 4);
    }

    /** A daily total of each of so many sectors. */
    private void publishSectors(int count) {
        for (int number = 0; number < count; number++) {
            publish(TOPICS.dailyTotals(), number, total("us-port:2304", "sector-" + number, amounts(1, 1, 1)));
        }
    }

    private <V> void publish(Topic<V> topic, long offset, V value) {
        publish(new TopicPartition(topic.name(), 0), offset, WIRE.codec(topic).encode(value));
    }

    private void publish(TopicPartition partition, long offset, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                MAY_2021,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    private static List<String> offsets(Database database) throws Exception {
        return database.rows("SELECT topic, next_offset FROM sink_offset ORDER BY topic");
    }

    /** The sink loses its connection, which it notices when it writes, and then reads the stored offsets. */
    private void failToWrite(Sink sink, long offset) {
        publish(TOPICS.dailyTotals(), offset, total("us-port:2304", "energy", amounts(3, 3, 3)));
        sink.pollOnce();
        assertThat(sink.isReady()).isFalse();
        sink.pollOnce();
        assertThat(sink.isReady()).isTrue();
    }

    /** Copies the data of a server that is stopped. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        Path data = from.resolve("data");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static EmbeddedPostgres server(Path folder, int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
