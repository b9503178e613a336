package io.landport.store.rate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was read of a file so far. Finds rows that contradict an earlier one. */
final class RateCollector {
    private final String name;
    private final Map<RateKey, ExchangeRate> rates = new LinkedHashMap<>();
    private final Map<RateKey, Long> lines = new HashMap<>();
    private final Map<String, String> bases = new HashMap<>();
    private final Set<RateKey> absent = new HashSet<>();
    private final List<InvalidRateRow> badRows = new ArrayList<>();

    RateCollector(String name) {
        this.name = name;
    }

    /** Reads a row; if it cannot be read it is a bad one. */
    void row(long line, Row row) {
        try {
            row.read();
        } catch (InvalidCellException | IllegalArgumentException misread) {
            badRows.add(new InvalidRateRow(line, String.valueOf(misread.getMessage())));
        }
    }

    void add(long line, ExchangeRate rate) {
        String base = bases.computeIfAbsent(rate.key().authority(), first -> rate.base());
        if (!base.equals(rate.base())) {
            throw new InvalidCellException("base is " + rate.base() + ", but " + base + " in the rows of "
                    + rate.key().authority() + " above: an authority has one");
        }
        ExchangeRate earlier = rates.get(rate.key());
        if (absent.contains(rate.key()) || (earlier != null && !earlier.isSameAs(rate))) {
            throw contradiction(rate.key());
        }
        rates.put(rate.key(), rate);
        lines.putIfAbsent(rate.key(), line);
    }

    void addAbsent(long line, RateKey key) {
        if (rates.containsKey(key)) {
            throw contradiction(key);
        }
        absent.add(key);
        lines.putIfAbsent(key, line);
    }

    RateFile file() {
        return new RateFile(name, List.copyOf(rates.values()), List.copyOf(absent), badRows);
    }

    private InvalidCellException contradiction(RateKey key) {
        return new InvalidCellException(key + " is another than in line " + lines.get(key));
    }

    /** Reads a row, or throws {@link InvalidCellException}. */
    interface Row {
        void read();
    }
}
