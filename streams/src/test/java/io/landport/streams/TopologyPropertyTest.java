package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Decision;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.settle.WinnersLoop;
import io.landport.domain.total.DailyTotal;
import io.landport.reference.ReferenceReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3: in any order and with any duplicates, the totals equal those of a plain loop over the winners. */
final class TopologyPropertyTest {
    private static final String[] CHAPTERS = {"44", "84", "87", "08"};
    private static final LocalDate RECEIVED = LocalDate.of(2021, 2, 10);
    private static final int VALUE = 2;
    private static final Instant START = Instant.parse("2021-02-10T08:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_101, 987_654_321_987L})
    void shouldEqualAPlainLoopOverTheWinners(long seed, @TempDir Path folder) {
        // Given
        Random random = new Random(seed);
        List<TradeDocument> messages = messages(random);
        Map<String, BigInteger> expected = valueByTotal(messages);
        List<TradeDocument> sent = new ArrayList<>(messages);
        for (int i = 0; i < messages.size() / 4; i++) {
            sent.add(messages.get(random.nextInt(messages.size())));
        }
        Collections.shuffle(sent, random);

        // When
        Map<String, BigInteger> published = new TreeMap<>();
        try (TestPipeline pipeline = new TestPipeline(folder)) {
            for (int i = 0; i < sent.size(); i++) {
                pipeline.send(sent.get(i), START.plusSeconds(3_600L * i));
            }
            take(pipeline, published);
        }

        // Then
        assertThat(published).as("seed %d", seed).isEqualTo(expected);
    }

    private static void take(TestPipeline pipeline, Map<String, BigInteger> published) {
        for (DailyTotal total : pipeline.totals().values()) {
            published.put(total.key().key(), total.amounts().value().toBigInteger());
        }
        published.values().removeIf(value -> value.signum() == 0);
    }

    private static List<TradeDocument> messages(Random random) {
        List<TradeDocument> messages = new ArrayList<>();
        for (int document = 0; document < 40; document++) {
            boolean needsDecision = document % 2 == 0;
            DocumentId id = needsDecision ? StreamsSamples.china("d" + document) : StreamsSamples.us("d" + document);
            for (long revision = 0; revision < 1 + random.nextInt(4); revision++) {
                messages.add(revision(random, id, revision, needsDecision));
            }
            for (long number = 0; needsDecision && number < random.nextInt(6); number++) {
                String outcome =
                        List.of("released", "released", "refused", "annulled").get(random.nextInt(4));
                Long named = random.nextBoolean() ? (Long) (long) random.nextInt(4) : null;
                messages.add(new Decision(id, number, named, outcome));
            }
        }
        return messages;
    }

    private static TradeDocument revision(Random random, DocumentId id, long revision, boolean needsDecision) {
        if (random.nextInt(5) == 0) {
            return StreamsSamples.cancellation(id, revision);
        }
        var line =
                StreamsSamples.line(CHAPTERS[random.nextInt(CHAPTERS.length)], "" + (1 + random.nextInt(1_000)), "1");
        var other =
                StreamsSamples.line(CHAPTERS[random.nextInt(CHAPTERS.length)], "" + (1 + random.nextInt(1_000)), "1");
        return needsDecision
                ? StreamsSamples.chineseImport(id, revision, line, other)
                : StreamsSamples.export(id, revision, line, other);
    }

    private static Map<String, BigInteger> valueByTotal(List<TradeDocument> messages) {
        Judge judge = new Judge(ReferenceReader.bundled());
        List<Judged> judged = messages.stream()
                .map(message -> judge.judge(
                                message, message.id().channel(), message.id().key(), RECEIVED)
                        .accepted()
                        .orElseThrow())
                .toList();
        Map<String, BigInteger> totals = new TreeMap<>();
        new WinnersLoop(judged).totals().forEach((key, amounts) -> totals.put(key.key(), amounts.get(VALUE)));
        return totals;
    }
}
