package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.total.DailyTotal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3: whatever the order and the duplicates, the totals are those of a plain loop over the winners. */
final class TopologyPropertyTest {
    private static final String[] CHAPTERS = {"44", "84", "87", "08"};
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
        try (Pipeline pipeline = new Pipeline(folder)) {
            for (int i = 0; i < sent.size(); i++) {
                pipeline.send(sent.get(i), START.plusSeconds(3_600L * i));
            }
            take(pipeline, published);
        }

        // Then
        assertThat(published).as("seed %d", seed).isEqualTo(expected);
    }

    private static void take(Pipeline pipeline, Map<String, BigInteger> published) {
        for (DailyTotal total : pipeline.publishedTotals()) {
            published.put(total.key().key(), total.amounts().value().toBigInteger());
        }
        published.values().removeIf(value -> value.signum() == 0);
    }

    private static List<TradeDocument> messages(Random random) {
        List<TradeDocument> messages = new ArrayList<>();
        for (int document = 0; document < 40; document++) {
            boolean needsDecision = document % 2 == 0;
            DocumentId id = needsDecision ? Samples.china("d" + document) : Samples.us("d" + document);
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
            return Samples.cancellation(id, revision);
        }
        var line = Samples.line(CHAPTERS[random.nextInt(CHAPTERS.length)], "" + (1 + random.nextInt(1_000)), "1");
        var other = Samples.line(CHAPTERS[random.nextInt(CHAPTERS.length)], "" + (1 + random.nextInt(1_000)), "1");
        return needsDecision
                ? Samples.chineseImport(id, revision, line, other)
                : Samples.export(id, revision, line, other);
    }

    /** The plain loop. Knows the rules from their text and shares no code with what it tests. */
    private static Map<String, BigInteger> valueByTotal(List<TradeDocument> messages) {
        Map<DocumentId, TradeDocument> winners = new HashMap<>();
        for (TradeDocument message : messages) {
            if (!(message instanceof Decision) && wins(message, messages)) {
                winners.merge(message.id(), message, (left, right) -> number(left) > number(right) ? left : right);
            }
        }
        Map<String, BigInteger> totals = new TreeMap<>();
        for (TradeDocument winner : winners.values()) {
            if (winner instanceof Declaration declaration) {
                declaration
                        .lines()
                        .forEach(line -> totals.merge(
                                key(declaration, line.commodity()), BigInteger.valueOf(line.value()), BigInteger::add));
            }
        }
        return totals;
    }

    private static boolean wins(TradeDocument revision, List<TradeDocument> messages) {
        if (revision.id().source().equals("us-bts")) {
            return true;
        }
        Decision last = null;
        for (TradeDocument message : messages) {
            if (message instanceof Decision decision
                    && decision.id().equals(revision.id())
                    && number(revision) == target(decision, messages)
                    && (last == null || decision.number() > last.number())) {
                last = decision;
            }
        }
        return last != null && last.outcome().equals("released");
    }

    private static long target(Decision decision, List<TradeDocument> messages) {
        if (decision.revision() != null) {
            return decision.revision();
        }
        long target = -1;
        for (TradeDocument message : messages) {
            boolean isRevision = !(message instanceof Decision) && message.id().equals(decision.id());
            if (isRevision && number(message) <= decision.number()) {
                target = Math.max(target, number(message));
            }
        }
        return target;
    }

    private static long number(TradeDocument revision) {
        return revision instanceof Declaration declaration
                ? declaration.revision()
                : ((io.landport.domain.document.Cancellation) revision).revision();
    }

    private static String key(Declaration declaration, String chapter) {
        String sector = Map.of("44", "wood", "84", "machinery", "87", "vehicles", "08", "vegetable-products")
                .get(chapter);
        return declaration.id().source().equals("us-bts")
                ? "us-bts|US|CA|not-specified|us-port:2304|" + sector
                        + "|export|customs|not-specified|road|USD|2021-01-31"
                : "cn-gacc|CN|RU|23019|suifenhe-grodekovo-rail|" + sector
                        + "|import|customs|general|rail|CNY|2021-01-31";
    }
}
