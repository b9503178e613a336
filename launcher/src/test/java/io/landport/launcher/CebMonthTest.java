package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Verdict;
import io.landport.domain.reference.Reference;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.Contribution;
import io.landport.format.ceb.CebMessages;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.reference.ReferenceReader;
import io.landport.simulator.ceb.CebSimulation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A simulated month of every kind of CEB message, read, judged and settled, against {@link CebByHand}, which reads it another way. */
final class CebMonthTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final int MESSAGES = 6_000;

    private final Judge judge = new Judge(REFERENCE);
    private final Map<String, DocumentState> states = new HashMap<>();
    private final Map<String, BigInteger> totals = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();

    @Test
    void shouldGiveTheFatesOfThePage() throws IOException {
        // Given
        long seed = 7;
        CebSimulation simulation = new CebSimulation(seed, REFERENCE, LAST_DAY.withDayOfMonth(1), LAST_DAY);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(simulation.get());
        }
        CebByHand byHand = new CebByHand();
        messages.forEach(byHand::read);

        // When
        String warning = settle(String.join("", messages));

        // Then
        Map<String, String> fates = new TreeMap<>();
        states.forEach((document, state) -> state.fate().ifPresent(fate -> fates.put(document, fate.code())));
        assertThat(fates).as("seed %s", seed).containsExactlyInAnyOrderEntriesOf(byHand.fates());
        assertThat(new TreeMap<>(byHand.fates()).values())
                .contains("counted", "cancelled", "pending", "excluded", "summary");
        assertThat(totals).isEqualTo(scaled(byHand.totals()));
        assertThat(rejected).isEqualTo(byHand.rejected()).hasSize(5);
        assertThat(warning).isEqualTo(byHand.skipped());
        assertThat(byHand.kinds())
                .contains("603", "604", "605", "606", "621", "622", "623", "624", "625", "626", "701", "702", "792");
    }

    /** Settles every document; returns what the feed says it skipped. */
    private String settle(String xml) throws IOException {
        Input input = Input.stream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        try (Feed feed = CebMessages.FORMAT.open(input)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                item.rejected().ifPresent(rows -> rejected.merge(rows.reason().code(), 1L, Long::sum));
                item.document().ifPresent(this::settle);
            }
            return feed.warning().orElse("");
        }
    }

    private void settle(TradeDocument document) {
        Verdict verdict =
                judge.judge(document, document.id().channel(), document.id().key(), LAST_DAY.plusDays(1));
        verdict.rejected().ifPresent(refusal -> rejected.merge(refusal.reason().code(), 1L, Long::sum));
        verdict.accepted().ifPresent(judged -> settle(document, judged));
    }

    private void settle(TradeDocument document, Judged judged) {
        String key = document.id().document();
        Settlement settlement =
                Settle.settle(states.getOrDefault(key, DocumentState.UNKNOWN), judged, LAST_DAY.plusDays(1));
        states.put(key, settlement.after());
        for (Contribution change : settlement.changes()) {
            String day = change.key().day().toString();
            add(day + " lines", BigInteger.valueOf(change.amounts().lines()));
            add(day + " value", change.amounts().value().toBigInteger());
            add(day + " net weight", change.amounts().netWeight().toBigInteger());
            add(day + " without weight", BigInteger.valueOf(change.amounts().linesWithoutWeight()));
        }
    }

    private void add(String name, BigInteger amount) {
        BigInteger sum = totals.merge(name, amount, BigInteger::add);
        if (sum.signum() == 0) {
            totals.remove(name);
        }
    }

    private static Map<String, BigInteger> scaled(Map<String, BigDecimal> units) {
        Map<String, BigInteger> scaled = new TreeMap<>();
        units.forEach((name, amount) -> {
            int scale = name.endsWith("value") ? 4 : name.endsWith("net weight") ? 3 : 0;
            if (amount.signum() != 0) {
                scaled.put(name, amount.setScale(scale).unscaledValue());
            }
        });
        return scaled;
    }
}
