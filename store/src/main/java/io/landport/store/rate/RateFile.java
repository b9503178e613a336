package io.landport.store.rate;

import java.util.List;

/**
 * What a file says.
 *
 * @param name without folders
 * @param rates one of each key
 * @param absent rates that the file says there are none of: one that is known is withdrawn
 * @param badRows in the order of their lines
 */
public record RateFile(String name, List<ExchangeRate> rates, List<RateKey> absent, List<InvalidRateRow> badRows) {
    public RateFile {
        rates = List.copyOf(rates);
        absent = List.copyOf(absent);
        badRows = List.copyOf(badRows);
    }
}
