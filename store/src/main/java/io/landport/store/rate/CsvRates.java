package io.landport.store.rate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CSV with one rate per row, of any authority: columns {@code authority,currency,base,kind,date,rate}, in any order, and
 * optionally {@code units} and {@code quotation}. {@code docs/rates.md} describes them.
 */
public final class CsvRates implements RateFormat {
    private static final List<String> NEEDED = List.of("authority", "currency", "base", "kind", "date", "rate");
    private static final Set<String> OTHERS = Set.of("units", "quotation");

    @Override
    public RateFile read(String name, byte[] content) throws IOException {
        List<String> lines = CsvLines.of(content);
        List<String> header = header(lines);
        RateCollector collected = new RateCollector(name);
        CsvLines.readRows(lines, header, collected, (line, cells) -> add(collected, line, byColumn(header, cells)));
        return collected.file();
    }

    private static List<String> header(List<String> lines) throws InvalidRateFileException {
        if (lines.isEmpty()) {
            throw new InvalidRateFileException("is empty: its first line must name the columns");
        }
        try {
            List<String> header = CsvLines.cells(lines.get(0));
            List<String> missing = new ArrayList<>(NEEDED);
            missing.removeAll(header);
            List<String> unknown = new ArrayList<>(header);
            unknown.removeAll(NEEDED);
            unknown.removeAll(OTHERS);
            if (!missing.isEmpty() || !unknown.isEmpty() || new HashSet<>(header).size() < header.size()) {
                throw new InvalidRateFileException("must have each of the columns " + String.join(",", NEEDED)
                        + " once, optionally units and quotation, and no others; its first line is " + lines.get(0));
            }
            return header;
        } catch (InvalidCellException e) {
            throw new InvalidRateFileException("has no header: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> byColumn(List<String> header, List<String> cells) {
        Map<String, String> named = new HashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            named.put(header.get(column), cells.get(column));
        }
        return named;
    }

    private static void add(RateCollector collected, long line, Map<String, String> row) {
        RateKind kind = kind(row.getOrDefault("kind", ""));
        String date = row.getOrDefault("date", "");
        RateKey key = new RateKey(
                RateCells.authority(row.getOrDefault("authority", "")),
                kind,
                kind == RateKind.DAY ? RateCells.day(date) : RateCells.month(date),
                RateCells.currency(row.getOrDefault("currency", "")));
        String base = RateCells.currency(row.getOrDefault("base", ""));
        String rate = row.getOrDefault("rate", "");
        if (rate.equals(RateCells.NOT_AVAILABLE)) {
            collected.addAbsent(line, key);
            return;
        }
        String units = row.getOrDefault("units", "");
        collected.add(
                line,
                new ExchangeRate(
                        key,
                        base,
                        quotation(row.getOrDefault("quotation", "")),
                        RateCells.rate(rate),
                        units.isEmpty() ? 1 : RateCells.units(units)));
    }

    private static RateKind kind(String text) {
        return switch (text) {
            case "day" -> RateKind.DAY;
            case "month" -> RateKind.MONTH;
            default -> throw RateCells.invalid("kind", text, "day or month");
        };
    }

    private static Quotation quotation(String text) {
        return switch (text) {
            case "", "direct" -> Quotation.DIRECT;
            case "indirect" -> Quotation.INDIRECT;
            default -> throw RateCells.invalid("quotation", text, "direct or indirect");
        };
    }
}
