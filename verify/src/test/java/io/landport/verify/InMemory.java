package io.landport.verify;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.reference.Reference;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Window;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The aggregates of records, computed in memory in the order of the records. */
public final class InMemory {
    public final Map<String, List<BigInteger>> totals = new TreeMap<>();
    public final Map<String, List<BigInteger>> changes = new TreeMap<>();
    public final Map<String, List<BigInteger>> rolling = new TreeMap<>();
    public final Map<String, List<BigInteger>> commodities = new TreeMap<>();
    public final Map<String, List<BigInteger>> fates = new TreeMap<>();
    public final Map<String, List<BigInteger>> namedLists = new TreeMap<>();
    public final Map<String, List<BigInteger>> listFates = new TreeMap<>();
    public final Map<String, List<BigInteger>> receipts = new TreeMap<>();
    public final Map<String, LocalDate> asOf = new HashMap<>();

    private final Topics topics;
    private final Judge judge;
    private final Map<String, Long> lastDays = new HashMap<>();
    private final Map<DocumentId, DocumentState> states = new HashMap<>();
    private final Map<String, List<DocumentId>> lists = new HashMap<>();
    private final Map<TotalKey, Amounts> amounts = new HashMap<>();
    private final Map<String, SettledRevision> revisions = new HashMap<>();

    public InMemory(
            Topics topics,
            Reference reference,
            List<ConsumerRecord<byte[], byte[]>> records,
            Predicate<Origin.TopicRecord> quarantined) {
        this.topics = topics;
        this.judge = new Judge(reference);
        records.forEach(record -> take(record, quarantined));
        amounts.forEach(this::roll);
        states.forEach(this::name);
        states.forEach(this::receiptsOfRevisions);
        states.forEach(this::receiptOfNamed);
        Stream.of(totals, changes, rolling, commodities, fates)
                .forEach(sums -> sums.values().removeIf(all -> all.stream().allMatch(one -> one.signum() == 0)));
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Predicate<Origin.TopicRecord> quarantined) {
        String partition = record.topic() + '-' + record.partition();
        long own = Math.floorDiv(record.timestamp(), 86_400_000L);
        if (quarantined.test(new Origin.TopicRecord(record.topic(), record.partition(), record.offset()))) {
            String current =
                    LocalDate.ofEpochDay(lastDays.getOrDefault(partition, own)).toString();
            fate(record, "any", current, "read", 1);
            fate(record, "unknown", current, "quarantined", 1);
            return;
        }
        long day = lastDays.merge(partition, own, Math::max);
        String received = LocalDate.ofEpochDay(day).toString();
        fate(record, "any", received, "read", 1);
        if (record.value() != null && record.value().length >= Topic.MAX_REJECTION_BYTES / 2) {
            fate(record, "unknown", received, "rejected", 1);
            return;
        }
        Topic<TradeDocument> topic = topics.documents(Channel.CUSTOMS);
        TradeDocument document = record.value() == null
                ? null
                : new Wire(new BundledSchemas())
                        .codec(topic)
                        .decode(record.value())
                        .value()
                        .orElse(null);
        if (document == null) {
            fate(record, "unknown", received, "unreadable", 1);
            return;
        }
        byte[] key = record.key() == null ? new byte[0] : record.key();
        Verdict verdict = judge.judge(
                document,
                record.topic().startsWith("customs") ? Channel.CUSTOMS : Channel.E_COMMERCE,
                new String(key, StandardCharsets.UTF_8),
                LocalDate.ofEpochDay(day));
        if (verdict.rejected().isPresent() || topic.partitionOf(key) != record.partition()) {
            String source = document.id().source();
            fate(record, source.equals("nobody") ? "unknown" : source, received, "rejected", 1);
            if (!source.equals("nobody") && document.id().hasValidNumber()) {
                String reason = verdict.rejected()
                        .map(rejected -> rejected.reason().code())
                        .orElse("wrong-partition");
                receipts.put(messageKey(document, record), receipt("rejected", reason, day, List.of()));
            }
            return;
        }
        Settlement settlement = settle(record, verdict.accepted().orElseThrow(), LocalDate.ofEpochDay(day));
        if (settlement.rejected() != null) {
            String reason = settlement.rejected().reason().code();
            receipts.put(messageKey(document, record), receipt("rejected", reason, day, List.of()));
        } else if (settlement.fate() == Fate.STALE && !settlement.isNews()) {
            receipts.put(messageKey(document, record), receipt("stale", "none", day, List.of()));
        }
        settlement
                .after()
                .revisions()
                .forEach(known -> revisions.put(document.id().key() + '\t' + known.revision() + '\t', known));
    }

    /** Reads the last fates from the states; one without its revision has a later winner. */
    private void receiptsOfRevisions(DocumentId id, DocumentState state) {
        revisions.forEach((key, known) -> {
            if (key.startsWith(id.key() + '\t')) {
                boolean isKept = state.revisions().stream().anyMatch(kept -> kept.revision() == known.revision());
                String fate =
                        isKept || known.fate() == Fate.EXCLUDED ? known.fate().code() : "replaced";
                receipts.put(
                        key,
                        receipt(
                                fate,
                                "none",
                                known.receivedDay().toEpochDay(),
                                fate.equals("counted") ? known.counted() : List.of()));
            }
        });
    }

    private static String messageKey(TradeDocument document, ConsumerRecord<byte[], byte[]> record) {
        String revision = document instanceof Declaration declaration
                ? Long.toString(declaration.revision())
                : document instanceof Cancellation cancellation ? Long.toString(cancellation.revision()) : "";
        return document.id().key()
                + '\t'
                + revision
                + '\t'
                + record.topic()
                + ':'
                + record.partition()
                + ':'
                + record.offset();
    }

    private static List<BigInteger> receipt(String fate, String reason, long epochDay, List<Contribution> counted) {
        List<String> fates = List.of(
                "none",
                "counted",
                "cancelled",
                "replaced",
                "pending",
                "excluded",
                "summary",
                "stale",
                "duplicate",
                "applied",
                "rejected");
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        long reasonNumber = reason.equals("none")
                ? 0
                : 1 + List.of(Reason.values()).indexOf(Reason.ofCode(reason).orElseThrow());
        return List.of(
                BigInteger.valueOf(fates.indexOf(fate)),
                BigInteger.valueOf(reasonNumber),
                BigInteger.valueOf(10_000L * day.getYear() + 100L * day.getMonthValue() + day.getDayOfMonth()),
                place(counted),
                BigInteger.ZERO);
    }

    /** Only the receipt of a winner says how many summaries name the document. */
    private void receiptOfNamed(DocumentId list, DocumentState state) {
        List<BigInteger> named = listFates.get(list.key());
        if (named != null) {
            state.winner()
                    .ifPresent(winner ->
                            receipts.computeIfPresent(list.key() + '\t' + winner.revision() + '\t', (key, receipt) -> {
                                List<BigInteger> numbers = new ArrayList<>(receipt);
                                numbers.set(4, named.get(0));
                                return numbers;
                            }));
        }
    }

    private static BigInteger place(List<Contribution> counted) {
        if (counted.isEmpty()) {
            return BigInteger.ZERO;
        }
        TotalKey key = counted.get(0).key();
        String sectors = counted.stream()
                .map(line -> line.key().series().sector())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        String text = String.join("|", key.day().toString(), key.series().crossing(), sectors);
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(HexFormat.of().formatHex(hash).substring(0, 15), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Settlement settle(ConsumerRecord<byte[], byte[]> record, Judged message, LocalDate day) {
        String source = message.id().source();
        Settlement settlement = Settle.settle(states.getOrDefault(message.id(), DocumentState.UNKNOWN), message, day);
        states.put(message.id(), settlement.after());
        if (message instanceof Judged.JudgedRevision revision && settlement.isNews()) {
            lists.put(revision.id().key() + ' ' + revision.revision(), revision.lists());
        }
        fate(record, source, day.toString(), settlement.fate().code(), 1);
        settlement.moves().forEach(move -> {
            fate(record, source, move.receivedDay().toString(), move.from().code(), -1);
            fate(record, source, move.receivedDay().toString(), move.to().code(), 1);
        });
        for (Contribution change : settlement.changes()) {
            add(totals, change.key().key(), numbers(change));
            add(changes, change.key().key() + '|' + day, numbers(change));
            add(
                    commodities,
                    change.commodityKey().key(),
                    Stream.concat(
                                    numbers(change).stream(),
                                    Stream.of(change.quantity().toBigInteger()))
                            .toList());
            amounts.merge(change.key(), change.amounts(), Amounts::plus);
        }
        if (message instanceof Judged.JudgedRevision revision
                && settlement.rejected() == null
                && revision.day() != null) {
            LocalDate known = asOf.getOrDefault(source, LocalDate.MIN);
            asOf.put(source, known.isAfter(revision.day()) ? known : revision.day());
        }
        return settlement;
    }

    /** Adds the lists that a summary names, and their fates by number. */
    private void name(DocumentId summary, DocumentState state) {
        state.winner().ifPresent(winner -> {
            LocalDate day = winner.receivedDay();
            long number = 10_000L * day.getYear() + 100L * day.getMonthValue() + day.getDayOfMonth();
            for (DocumentId list : lists.getOrDefault(summary.key() + ' ' + winner.revision(), List.of())) {
                namedLists.put(summary.key() + '\t' + list.key(), numbers(1, winner.revision(), number));
                String fate = states.getOrDefault(list, DocumentState.UNKNOWN)
                        .fate()
                        .map(Fate::code)
                        .orElse("absent");
                long place = List.of("absent", "counted", "cancelled", "excluded", "summary", "pending")
                        .indexOf(fate);
                listFates.merge(
                        list.key(),
                        numbers(1, place),
                        (before, one) -> List.of(before.get(0).add(BigInteger.ONE), before.get(1)));
            }
        });
    }

    private void roll(TotalKey key, Amounts counted) {
        String source = key.series().source();
        LocalDate last = asOf.getOrDefault(source, LocalDate.MIN);
        for (Window window : Window.values()) {
            boolean isOfDays = window == Window.SEVEN_DAYS || window == Window.THIRTY_DAYS;
            if (!(isOfDays && source.equals("us-bts"))
                    && !key.day().isAfter(last)
                    && !key.day().isBefore(window.firstDay(last))) {
                add(rolling, key.series().key() + '|' + window.code(), numbers(counted));
            }
        }
    }

    private void fate(ConsumerRecord<byte[], byte[]> record, String source, String received, String fate, int count) {
        add(fates, String.join("|", record.topic(), source, received, fate), List.of(BigInteger.valueOf(count)));
    }

    private static List<BigInteger> numbers(Contribution change) {
        return numbers(change.amounts());
    }

    private static List<BigInteger> numbers(Amounts amounts) {
        return Arrays.asList(
                BigInteger.valueOf(amounts.lines()),
                BigInteger.valueOf(amounts.linesWithoutWeight()),
                amounts.value().toBigInteger(),
                amounts.netWeight().toBigInteger());
    }

    private static List<BigInteger> numbers(long... numbers) {
        return Arrays.stream(numbers).mapToObj(BigInteger::valueOf).toList();
    }

    private static void add(Map<String, List<BigInteger>> sums, String key, List<BigInteger> numbers) {
        sums.merge(key, numbers, (left, right) -> {
            List<BigInteger> both = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                both.add(left.get(i).add(right.get(i)));
            }
            return both;
        });
    }
}
