package io.landport.verify;

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

/** Compares ledgers of one kind of figures, read side by side. */
final class Comparison {
    private final String aggregate;
    private final Function<Optional<Figures>, String> described;
    private final Map<String, Ledger> sides = new LinkedHashMap<>();

    Comparison(String aggregate, Function<Optional<Figures>, String> described) {
        this.aggregate = aggregate;
        this.described = described;
    }

    /** Adds a side under its name. */
    Comparison with(String name, Ledger ledger) {
        sides.put(name, ledger);
        return this;
    }

    /**
     * Compares all keys.
     *
     * @param suspects the only keys that may differ, null if all may
     */
    Compared compare(@Nullable Differences suspects, Differences differences) {
        List<LedgerCursor> open = new ArrayList<>();
        try (LedgerCursor suspected = suspects == null ? LedgerCursor.none() : suspects.keys(aggregate)) {
            sides.values().forEach(ledger -> open.add(ledger.sorted()));
            open.forEach(LedgerCursor::turn);
            suspected.turn();
            long keys = 0;
            long differing = 0;
            for (Optional<byte[]> key = least(open); key.isPresent(); key = least(open)) {
                List<Optional<Figures>> said = said(open, key.get());
                keys += said.stream().anyMatch(Optional::isPresent) ? 1 : 0;
                if (said.stream().distinct().count() > 1 && (suspects == null || suspected.reaches(key.get()))) {
                    differing++;
                    differences.add(difference(new String(key.get(), StandardCharsets.UTF_8), said));
                }
                turn(open, key.get());
            }
            return new Compared(aggregate, keys, differing);
        } finally {
            open.forEach(LedgerCursor::close);
        }
    }

    private Difference difference(String key, List<Optional<Figures>> said) {
        Map<String, String> words = new LinkedHashMap<>();
        Iterator<String> names = sides.keySet().iterator();
        said.forEach(figures -> words.put(names.next(), described.apply(figures)));
        return new Difference(aggregate, key, words);
    }

    /** What each side says of a key; figures that are nothing say the same as none. */
    private static List<Optional<Figures>> said(List<LedgerCursor> sides, byte[] key) {
        return sides.stream()
                .map(side -> side.isAt(key)
                        ? Optional.of(side.figures()).filter(figures -> !figures.isNothing())
                        : Optional.<Figures>empty())
                .toList();
    }

    private static void turn(List<LedgerCursor> sides, byte[] key) {
        for (LedgerCursor side : sides) {
            if (side.isAt(key)) {
                side.turn();
            }
        }
    }

    private static Optional<byte[]> least(List<LedgerCursor> sides) {
        return sides.stream().flatMap(side -> side.key().stream()).min(Arrays::compareUnsigned);
    }
}
