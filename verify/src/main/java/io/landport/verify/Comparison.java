package io.landport.verify;

import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the figures of one aggregate from several sides, reading the ledgers in parallel in key order. */
final class Comparison {
    private final String aggregate;
    private final Function<Optional<Figures>, String> described;
    private final Map<String, Ledger> sides = new LinkedHashMap<>();

    Comparison(String aggregate, Function<Optional<Figures>, String> described) {
        this.aggregate = aggregate;
        this.described = described;
    }

    /** Adds a side. */
    Comparison side(String name, Ledger ledger) {
        sides.put(name, ledger);
        return this;
    }

    /**
     * Compares all keys.
     *
     * @param suspects the only keys that may differ, null if all may
     */
    FigureComparison compare(@Nullable Differences suspects, Differences differences) {
        List<LedgerCursor> open = new ArrayList<>();
        try (LedgerCursor suspected = suspects == null ? LedgerCursor.empty() : suspects.keys(aggregate)) {
            sides.values().forEach(ledger -> open.add(ledger.sorted()));
            open.forEach(LedgerCursor::advance);
            suspected.advance();
            long keys = 0;
            long differing = 0;
            for (Optional<byte[]> key = least(open); key.isPresent(); key = least(open)) {
                List<Optional<Figures>> figures = figures(open, key.get());
                keys += figures.stream().anyMatch(Optional::isPresent) ? 1 : 0;
                if (figures.stream().distinct().count() > 1 && (suspects == null || suspected.advanceTo(key.get()))) {
                    differing++;
                    differences.add(difference(new String(key.get(), StandardCharsets.UTF_8), figures));
                }
                advance(open, key.get());
            }
            return new FigureComparison(aggregate, keys, differing);
        } finally {
            open.forEach(LedgerCursor::close);
        }
    }

    private Difference difference(String key, List<Optional<Figures>> figures) {
        Map<String, String> texts = new LinkedHashMap<>();
        Iterator<String> names = sides.keySet().iterator();
        figures.forEach(side -> texts.put(names.next(), described.apply(side)));
        return new Difference(aggregate, key, texts);
    }

    /** The figures of each side under a key; figures that are all zero equal a missing key. */
    private static List<Optional<Figures>> figures(List<LedgerCursor> sides, byte[] key) {
        return sides.stream()
                .map(side -> side.isAt(key)
                        ? Optional.of(side.figures()).filter(figures -> !figures.isZero())
                        : Optional.<Figures>empty())
                .toList();
    }

    private static void advance(List<LedgerCursor> sides, byte[] key) {
        for (LedgerCursor side : sides) {
            if (side.isAt(key)) {
                side.advance();
            }
        }
    }

    private static Optional<byte[]> least(List<LedgerCursor> sides) {
        return sides.stream().flatMap(side -> side.key().stream()).min(Arrays::compareUnsigned);
    }
}
