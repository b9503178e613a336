package io.landport.streams.crash;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Verdict;
import io.landport.domain.settle.WinnersLoop;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must be published for a list of messages, computed from all of them with maps and loops, directly by the rules.
 * Shares only the judge with the code that it checks.
 */
final class Expected {
    final Map<String, BigSums> changes = new TreeMap<>();
    final Map<String, BigSums> months = new TreeMap<>();
    final Map<String, BigSums> commodities = new TreeMap<>();
    final Map<String, Long> fates = new TreeMap<>();
    final Map<String, LocalDate> clocks = new TreeMap<>();
    final Map<String, Long> positions = new TreeMap<>();
    final Map<String, String> namedLists = new TreeMap<>();
    final Map<String, String> receipts = new TreeMap<>();
    final Set<String> rejections = new TreeSet<>();
    final Map<TotalKey, BigSums> totals = new HashMap<>();
    private int deadLetters;

    private final Judge judge = new Judge(PipelineUnderTest.REFERENCE);
    private final Map<String, LocalDate> receivedDays = new HashMap<>();
    private final Map<String, DocumentHistory> lives = new LinkedHashMap<>();
    private final Map<String, Integer> namings = new TreeMap<>();
    private final List<Judged> accepted = new ArrayList<>();

    /** @param partitions of totals */
    Expected(List<PipelineUnderTest.Sent> sent, int partitions) {
        for (PipelineUnderTest.Sent each : sent) {
            take(each);
            for (int totals = 0; totals < partitions; totals++) {
                positions.put(each.topic() + '|' + each.partition() + '|' + totals, each.offset() + 1);
            }
        }
        lives.values().forEach(life -> life.end(this));
        namings.forEach((list, count) -> Optional.ofNullable(lives.get(list))
                .flatMap(DocumentHistory::receiptOfWinner)
                .ifPresent(key -> receipts.merge(key, ", named by " + count, String::concat)));
        Map<String, LocalDate> bySource = Map.copyOf(clocks);
        clocks.clear();
        bySource.forEach((source, day) -> {
            for (int totals = 0; totals < partitions; totals++) {
                clocks.put("as-of|" + source + '|' + totals, day);
            }
        });
        new WinnersLoop(accepted).totals().forEach((key, numbers) -> totals.put(key, numbers(numbers)));
        BigSums.withoutZero(changes);
        BigSums.withoutZero(months);
        BigSums.withoutZero(commodities);
        fates.values().removeIf(count -> count == 0);
    }

    int deadLetters() {
        return deadLetters;
    }

    Map<String, BigSums> totalsByName() {
        Map<String, BigSums> byName = new TreeMap<>();
        totals.forEach((key, numbers) -> byName.put(key.key(), numbers));
        return BigSums.withoutZero(byName);
    }

    /** All windows that are not empty, as of the clocks of their sources. */
    Map<String, BigSums> windows() {
        Map<String, BigSums> windows = new TreeMap<>();
        totals.forEach((key, numbers) -> {
            for (Window window : Window.values()) {
                if (isIn(window, key)) {
                    BigSums.add(windows, key.series().key() + '|' + window.code(), numbers);
                }
            }
        });
        return BigSums.withoutZero(windows);
    }

    /** For each named list its fate and the number of summaries that name it. */
    Map<String, String> listFates() {
        Map<String, String> fates = new TreeMap<>();
        namings.forEach((list, count) -> {
            DocumentHistory life = lives.get(list);
            fates.put(list, (life == null ? "absent" : life.fate()) + ", named by " + count);
        });
        return fates;
    }

    /** A summary in force names its lists by number. Only Chinese sources have lists. */
    void names(DocumentId summary, long revision, LocalDate receivedDay, Collection<String> numbers) {
        String listSource = summary.source().startsWith("cn-") ? "cn-ceb" : "unknown";
        for (String number : new TreeSet<>(numbers)) {
            String list = "e-commerce|" + listSource + '|' + number;
            namedLists.put(summary.key() + '\t' + list, "in revision " + revision + " known on " + receivedDay);
            namings.merge(list, 1, Integer::sum);
        }
    }

    private boolean isIn(Window window, TotalKey key) {
        String source = key.series().source();
        if (source.equals("us-bts") && (window == Window.SEVEN_DAYS || window == Window.THIRTY_DAYS)) {
            return false;
        }
        LocalDate asOf = clocks.getOrDefault("as-of|" + source + "|0", LocalDate.MIN);
        return !key.day().isAfter(asOf) && !key.day().isBefore(window.firstDay(asOf));
    }

    private void take(PipelineUnderTest.Sent sent) {
        LocalDate receivedDay = receivedDay(sent);
        count(sent.topic(), "any", receivedDay, "read");
        TradeDocument document = sent.message().document();
        if (document == null) {
            count(sent.topic(), "unknown", receivedDay, "unreadable");
            deadLetters++;
            return;
        }
        Verdict verdict =
                judge.judge(document, sent.message().topic(), sent.message().key(), receivedDay);
        if (verdict.accepted().isEmpty() || sent.isMisplaced()) {
            String source = document.id().source();
            reject(sent, source.equals("unheard-of") ? "unknown" : source, receivedDay);
            return;
        }
        Judged judged = verdict.accepted().get();
        DocumentHistory life =
                lives.computeIfAbsent(document.id().key(), key -> new DocumentHistory(sent.topic(), document.id()));
        if (!life.take(document, judged, receivedDay, id(sent), this)) {
            reject(sent, document.id().source(), receivedDay);
            return;
        }
        accepted.add(judged);
        if (judged instanceof Judged.JudgedRevision revision && revision.day() != null) {
            clocks.merge(document.id().source(), revision.day(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    void count(String topic, String source, LocalDate receivedDay, String fate) {
        fates.merge(topic + '|' + source + '|' + receivedDay + '|' + fate, 1L, Long::sum);
    }

    private void reject(PipelineUnderTest.Sent sent, String source, LocalDate receivedDay) {
        count(sent.topic(), source, receivedDay, "rejected");
        rejections.add(id(sent));
        TradeDocument document = sent.message().document();
        if (document != null && !source.equals("unknown")) {
            String revision = document instanceof Declaration declaration
                    ? Long.toString(declaration.revision())
                    : document instanceof Cancellation cancellation ? Long.toString(cancellation.revision()) : "";
            receipts.put(
                    document.id().key() + '\t' + revision + '\t' + id(sent), "rejected, received on " + receivedDay);
        }
    }

    private static String id(PipelineUnderTest.Sent sent) {
        return sent.topic() + ':' + sent.partition() + ':' + sent.offset();
    }

    private LocalDate receivedDay(PipelineUnderTest.Sent sent) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(sent.timestamp()), ZoneOffset.UTC);
        return receivedDays.merge(
                sent.topic() + sent.partition(), day, (before, now) -> before.isAfter(now) ? before : now);
    }

    /** A change that became known on the received day of a message. */
    void change(Judged.JudgedRevision from, boolean isSubtracted, LocalDate receivedDay) {
        for (Contribution counted : from.counted()) {
            BigSums numbers = BigSums.of(counted.amounts(), counted.quantity());
            BigSums signed = isSubtracted ? BigSums.ZERO.minus(numbers) : numbers;
            BigSums.add(changes, counted.key().key() + '|' + receivedDay, signed.withoutQuantity());
            BigSums.add(months, month(counted.key()) + '|' + receivedDay, signed.withoutQuantity());
            BigSums.add(commodities, counted.commodityKey().key(), signed);
        }
    }

    private static String month(TotalKey total) {
        return total.series().key() + '|' + YearMonth.from(total.day());
    }

    private static BigSums numbers(List<BigInteger> numbers) {
        return new BigSums(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), BigInteger.ZERO);
    }
}
