package io.landport.verify.recompute;

import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.DailyChange;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What is recomputed: figures by key. Not thread-safe. */
final class RecomputedSums implements AutoCloseable {
    private static final int MAX_FATES = 10_000;

    private final Map<RecomputedFigures, Ledger> ledgers = new EnumMap<>(RecomputedFigures.class);

    /** Each message adds to several fates, which are few, and whose keys as text would take as long as the rest of it. */
    private final Map<FateKey, Long> fates = new HashMap<>();

    private final ListSums lists;
    private final ReceiptLedger receipts;
    private final Map<String, LocalDate> asOf = new HashMap<>();

    RecomputedSums(RecomputationRules rules, Workspace workspace) {
        for (RecomputedFigures figures : RecomputedFigures.values()) {
            ledgers.put(figures, workspace.sums());
        }
        this.lists = new ListSums(workspace);
        this.receipts = rules.receipts(workspace);
    }

    Ledger ledger(RecomputedFigures figures) {
        return Objects.requireNonNull(ledgers.get(figures));
    }

    ListSums lists() {
        return lists;
    }

    ReceiptLedger receipts() {
        return receipts;
    }

    /** The latest statistical day of each source. */
    Map<String, LocalDate> asOf() {
        return asOf;
    }

    /** Adds what a message changes. */
    void add(Contribution change, LocalDate receivedDay) {
        ledger(RecomputedFigures.CHANGES)
                .put(new DailyChange(change.key(), receivedDay, change.amounts()).id(), Figures.of(change.amounts()));
        ledger(RecomputedFigures.COMMODITIES)
                .put(change.commodityKey().key(), Figures.of(change.amounts(), change.quantity()));
    }

    /** Adds a document, of which all messages are known. */
    void add(byte[] key, DocumentMessages document) {
        lists.add(new String(key, StandardCharsets.UTF_8), document);
        for (Contribution counted : document.counted()) {
            ledger(RecomputedFigures.WINNERS).put(counted.key().key(), Figures.of(counted.amounts()));
        }
    }

    void add(FateKey fate, long records) {
        fates.merge(fate, records, Long::sum);
        if (fates.size() > MAX_FATES) {
            putFates();
        }
    }

    /** Adds the statistical day of an accepted revision. */
    void addDay(String source, LocalDate day) {
        asOf.merge(source, day, RecomputedSums::later);
    }

    /** Takes the figures of other partitions; the others are empty afterwards. */
    void take(RecomputedSums others) {
        others.putFates();
        ledgers.forEach((figures, ledger) -> ledger.take(others.ledger(figures)));
        lists.take(others.lists);
        receipts.take(others.receipts);
        others.asOf.forEach(this::addDay);
    }

    @Override
    public void close() {
        ledgers.values().forEach(Ledger::close);
        lists.close();
        receipts.close();
    }

    private void putFates() {
        fates.forEach((fate, records) -> ledger(RecomputedFigures.FATES).put(fate.key(), Figures.of(records)));
        fates.clear();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return other.isAfter(one) ? other : one;
    }
}
