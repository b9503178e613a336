package io.landport.store.rate;

import java.util.List;

/**
 * The content of a file of exchange rates.
 *
 * @param name without folders
 * @param rates at most one for each key
 * @param absent rates marked as missing; the store withdraws them
 * @param badRows in the order of their lines
 */
public record RateFile(String name, List<ExchangeRate> rates, List<RateKey> absent, List<InvalidRateRow> badRows) {
    public RateFile {
        rates = List.copyOf(rates);
        absent = List.copyOf(absent);
        badRows = List.copyOf(badRows);
    }
}
