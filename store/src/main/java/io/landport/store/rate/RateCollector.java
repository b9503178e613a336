package io.landport.store.rate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the rates of a file, and rejects rows that contradict an earlier row. */
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

    /** Reads a row; adds it to the invalid rows if that fails. */
    void row(long line, Row row) {
        try {
            row.read();
        } catch (InvalidCellException | IllegalArgumentException e) {
            badRows.add(new InvalidRateRow(line, String.valueOf(e.getMessage())));
        }
    }

    void add(long line, ExchangeRate rate) {
        String base = bases.computeIfAbsent(rate.key().authority(), first -> rate.base());
        if (!base.equals(rate.base())) {
            throw new InvalidCellException("base is " + rate.base() + ", but " + base + " in earlier rows of "
                    + rate.key().authority() + ": an authority has one base");
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
        return new InvalidCellException(key + " differs from line " + lines.get(key));
    }

    /** Reads a row, or throws {@link InvalidCellException}. */
    interface Row {
        void read();
    }
}
