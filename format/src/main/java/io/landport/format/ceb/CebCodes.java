package io.landport.format.ceb;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes of China's customs for countries, currencies and registered places. */
final class CebCodes {
    /** The legal unit of commodities that are weighed. */
    static final String KILOGRAM = "035";

    /** The ISO 4217 code for an amount without currency. */
    static final String NO_CURRENCY = "XXX";

    private static final int CUSTOMS_REGISTRATION_LENGTH = 10;
    private static final int CUSTOMS_PLACE_DIGITS = 5;
    private static final int CREDIT_CODE_LENGTH = 18;
    private static final int CREDIT_PLACE_BEGIN = 2;
    private static final int CREDIT_PLACE_END = 6;
    private static final int LETTERS = 3;

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("110", "HKD"),
            Map.entry("112", "IDR"),
            Map.entry("116", "JPY"),
            Map.entry("121", "MOP"),
            Map.entry("122", "MYR"),
            Map.entry("129", "PHP"),
            Map.entry("132", "SGD"),
            Map.entry("133", "KRW"),
            Map.entry("136", "THB"),
            Map.entry("142", "CNY"),
            Map.entry("143", "TWD"),
            Map.entry("300", "EUR"),
            Map.entry("302", "DKK"),
            Map.entry("303", "GBP"),
            Map.entry("326", "NOK"),
            Map.entry("330", "SEK"),
            Map.entry("331", "CHF"),
            Map.entry("344", "RUB"),
            Map.entry("501", "CAD"),
            Map.entry("502", "USD"),
            Map.entry("601", "AUD"),
            Map.entry("609", "NZD"));

    private static final Map<String, String> COUNTRIES = countries();

    private CebCodes() {}

    /** ISO 3166 alpha-2 of a code of three digits or of alpha-3; an empty text for a code that names no country; null if unknown. */
    static @Nullable String country(String code) {
        return COUNTRIES.get(code);
    }

    /** ISO 4217 of a code of three digits; a code of three capital letters is one already. */
    static Optional<String> currency(String code) {
        return isCapitals(code) ? Optional.of(code) : Optional.ofNullable(CURRENCIES.get(code));
    }

    /**
     * Where a firm is registered: the first five digits of its customs registration of ten, or the district of its credit code of
     * eighteen characters; null if the code is neither or missing.
     */
    static @Nullable String place(@Nullable String firm) {
        if (firm == null) {
            return null;
        }
        return switch (firm.length()) {
            case CUSTOMS_REGISTRATION_LENGTH -> digits(firm.substring(0, CUSTOMS_PLACE_DIGITS));
            case CREDIT_CODE_LENGTH -> digits(firm.substring(CREDIT_PLACE_BEGIN, CREDIT_PLACE_END));
            default -> null;
        };
    }

    /** The fifth character of a customs registration is a letter for some zones. */
    private static @Nullable String digits(String place) {
        for (int i = 0; i < place.length(); i++) {
            char c = place.charAt(i);
            boolean isZone = i == CUSTOMS_PLACE_DIGITS - 1 && c >= 'A' && c <= 'Z';
            if ((c < '0' || c > '9') && !isZone) {
                return null;
            }
        }
        return place;
    }

    private static boolean isCapitals(String code) {
        return code.length() == LETTERS && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        for (String alpha2 : Locale.getISOCountries()) {
            countries.put(new Locale("", alpha2).getISO3Country(), alpha2);
        }
        String file = "gacc-countries.csv";
        try (InputStream in = CebCodes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not bundled with the producer");
            }
            CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .forEach(row -> countries.put(row.getField("code"), row.getField("country")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return Map.copyOf(countries);
    }
}
