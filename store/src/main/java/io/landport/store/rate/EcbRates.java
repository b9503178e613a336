package io.landport.store.rate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * Euro reference rates of the European Central Bank, {@code eurofxref-hist.csv}: a row for each day of publication, a column for
 * each currency with the value of one euro. {@code N/A} means no rate.
 */
public final class EcbRates implements RateFormat {
    private static final String AUTHORITY = "ecb";
    private static final String BASE = "EUR";
    private static final String DATE = "Date";

    @Override
    public RateFile read(String name, byte[] content) throws IOException {
        List<String> lines = CsvLines.of(content);
        List<String> currencies = currencies(lines);
        RateCollector collected = new RateCollector(name);
        CsvLines.readRows(lines, currencies, collected, (line, cells) -> addDay(collected, line, cells, currencies));
        return collected.file();
    }

    /** The cells of the header; those of the date and after a trailing comma are not currencies. */
    private static List<String> currencies(List<String> lines) throws InvalidRateFileException {
        try {
            List<String> header = lines.isEmpty() ? List.of() : CsvLines.cells(lines.get(0));
            if (header.size() < 2 || !header.get(0).equals(DATE)) {
                throw new InvalidRateFileException(
                        "is not a file of ECB rates: its first line must be Date,USD,JPY and so on");
            }
            header.stream().skip(1).filter(cell -> !cell.isEmpty()).forEach(RateCells::currency);
            return header;
        } catch (InvalidCellException e) {
            throw new InvalidRateFileException("has no header of ECB rates: " + e.getMessage(), e);
        }
    }

    /** Parses all cells before adding any rate: a row is valid or invalid as a whole. */
    private static void addDay(RateCollector collected, long line, List<String> cells, List<String> currencies) {
        LocalDate day = RateCells.day(cells.get(0));
        for (int column = 1; column < cells.size(); column++) {
            if (!isNone(cells.get(column))) {
                rate(day, currencies.get(column), cells.get(column));
            }
        }
        for (int column = 1; column < cells.size(); column++) {
            if (!isNone(cells.get(column))) {
                collected.add(line, rate(day, currencies.get(column), cells.get(column)));
            } else if (!currencies.get(column).isEmpty()) {
                collected.addAbsent(line, new RateKey(AUTHORITY, RateKind.DAY, day, currencies.get(column)));
            }
        }
    }

    private static ExchangeRate rate(LocalDate day, String currency, String cell) {
        if (currency.isEmpty()) {
            throw new InvalidCellException("\"" + cell + "\" is in a column without a currency");
        }
        try {
            RateKey key = new RateKey(AUTHORITY, RateKind.DAY, day, currency);
            return new ExchangeRate(key, BASE, Quotation.INDIRECT, RateCells.rate(cell), 1);
        } catch (InvalidCellException | IllegalArgumentException e) {
            throw new InvalidCellException(currency + ": " + e.getMessage());
        }
    }

    private static boolean isNone(String cell) {
        return cell.isEmpty() || cell.equals(RateCells.NOT_AVAILABLE);
    }
}
