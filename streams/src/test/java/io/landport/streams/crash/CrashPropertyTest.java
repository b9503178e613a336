package io.landport.streams.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules 1 to 5 and 9 and named lists, over both halves of the topology: messages in any order, in several partitions, with
 * crashes of any task between any two records. In the end the published values equal those of a plain computation.
 */
final class CrashPropertyTest {
    private static final Duration SPAN = Duration.ofDays(60);
    private static final Duration MAX_BACK = Duration.ofDays(3);
    private static final int ROUNDS_IN_THREE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final SplittableRandom random = Seed.random("CrashPropertyTest");

    @Test
    void shouldEqualAPlainComputationWhateverCrashes() {
        for (int i = 0; i < 60; i++) {
            // Given
            PipelineUnderTest landport = new PipelineUnderTest(
                    folder.resolve("run-" + i), random, 1 + random.nextInt(3), 1 + random.nextInt(3));
            List<TestMessage> messages = new RandomTraffic(random, 3).messages(40);
            int calm = List.of(2, 10, 50).get(random.nextInt(3));

            // When
            feed(landport, messages, calm);

            // Then
            check(landport);
        }
    }

    @Test
    void shouldPublishEveryTotalIfMoreChangeThanOneCommitPublishes() {
        for (int i = 0; i < 4; i++) {
            // Given
            PipelineUnderTest landport = new PipelineUnderTest(folder.resolve("run-" + i), random, 2, 1);
            List<TestMessage> messages = new RandomTraffic(random, 9_000).plain(4_000);

            // When
            messages.forEach(message -> landport.send(message, start()));
            landport.work();
            for (int events = 16; events > 0; events--) {
                landport.happen(1, messages.size());
            }

            // Then
            check(landport);
        }
    }

    @Test
    void shouldPublishPositionsWhileDocumentsKeepArriving() {
        for (int i = 0; i < 20; i++) {
            // Given
            PipelineUnderTest landport = new PipelineUnderTest(folder.resolve("run-" + i), random, 2, 2);
            List<TestMessage> messages = new RandomTraffic(random, 3).messages(12);

            // When
            for (int sent = 0; sent < messages.size(); sent++) {
                landport.send(messages.get(sent), start());
                landport.work();

                // Then
                checkPositions(landport, Math.max(0, sent - ROUNDS_IN_THREE_SECONDS));
            }
            landport.crash();
            check(landport);
        }
    }

    private static void checkPositions(PipelineUnderTest landport, int past) {
        Expected expected = new Expected(landport.sent().subList(0, past), landport.partitionsOfTotals());
        Map<String, Long> published = landport.published().positions;
        assertThat(expected.positions)
                .as("three seconds after %d messages", past)
                .allSatisfy((key, offset) ->
                        assertThat(published.getOrDefault(key, 0L)).isGreaterThanOrEqualTo(offset));
    }

    private void feed(PipelineUnderTest landport, List<TestMessage> messages, int calm) {
        long step = SPAN.toMillis() / messages.size();
        for (int i = 0; i < messages.size(); i++) {
            long back = random.nextInt(5) == 0 ? random.nextLong(MAX_BACK.toMillis()) : 0;
            landport.send(messages.get(i), start() + i * step - back);
            for (int events = random.nextInt(4); events > 0; events--) {
                landport.happen(calm, 8);
            }
        }
        for (int events = 200; events > 0; events--) {
            landport.happen(calm, 8);
        }
    }

    private static long start() {
        LocalDate day = RandomTraffic.LAST_DAY.minusDays(SPAN.toDays());
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Checks that everything is published once the positions say so, and that commits end afterwards. */
    private static void check(PipelineUnderTest landport) {
        Expected expected = new Expected(landport.sent(), landport.partitionsOfTotals());
        Published published = landport.published();
        landport.workUntil(() -> published.positions.equals(expected.positions));
        check(published, expected, landport.sent().size());
        landport.workUntil(landport::isAtRest);
        check(published, expected, landport.sent().size());
        assertThat(published.receipts).isEqualTo(expected.receipts);
        assertThat(published.namedLists).isEqualTo(expected.namedLists);
        assertThat(published.listFates).isEqualTo(expected.listFates());
    }

    private static void check(Published published, Expected expected, long records) {
        assertThat(BigSums.withoutZero(published.totals)).isEqualTo(expected.totalsByName());
        assertThat(BigSums.withoutZero(published.changes)).isEqualTo(expected.changes);
        assertThat(BigSums.withoutZero(published.months)).isEqualTo(expected.months);
        assertThat(BigSums.withoutZero(published.commodities)).isEqualTo(expected.commodities);
        assertThat(published.rejections).containsExactlyInAnyOrderElementsOf(expected.rejections);
        assertThat(published.deadLetters()).isEqualTo(expected.deadLetters());
        assertThat(published.positions).isEqualTo(expected.positions);
        assertThat(withoutSummaries(published.receipts)).isEqualTo(withoutSummaries(expected.receipts));
        checkFates(published, expected, records);
        checkWindows(published, expected);
    }

    /** Namings travel to the partitions of lists, which positions do not cover. */
    private static Map<String, String> withoutSummaries(Map<String, String> receipts) {
        Map<String, String> without = new TreeMap<>();
        receipts.forEach((key, receipt) -> without.put(key, receipt.replaceFirst(", named by .*", "")));
        return without;
    }

    private static void checkFates(Published published, Expected expected, long records) {
        assertThat(published.fates.values()).allMatch(count -> count >= 0);
        published.fates.values().removeIf(count -> count == 0);
        assertThat(published.fates).isEqualTo(expected.fates);
        Map<String, Long> read = new TreeMap<>();
        Map<String, Long> accounted = new TreeMap<>();
        published.fates.forEach((key, count) -> {
            List<String> parts = List.of(key.split("\\|"));
            (parts.get(3).equals("read") ? read : accounted)
                    .merge(parts.get(0) + " on " + parts.get(2), count, Long::sum);
        });
        assertThat(accounted).isEqualTo(read);
        assertThat(read.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(records);
    }

    private static void checkWindows(Published published, Expected expected) {
        assertThat(published.clocks).isEqualTo(expected.clocks);
        Map<String, BigSums> windows = new TreeMap<>();
        published.windows.forEach((key, total) -> windows.put(key, BigSums.of(total.amounts())));
        assertThat(BigSums.withoutZero(windows)).isEqualTo(expected.windows());
    }
}
