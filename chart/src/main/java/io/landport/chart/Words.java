package io.landport.chart;

import io.landport.answer.AnswerLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The words and the number format of a language, from the file {@code words_CODE.properties}. */
final class Words {
    private static final Set<String> COUNTRIES = Set.of("partner", "reporter", "exporter", "importer");
    private static final Set<String> COUNTRY_CODES = Set.of(Locale.getISOCountries());

    private final AnswerLanguage language;
    private final Properties texts;

    private Words(AnswerLanguage language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    static Words of(AnswerLanguage language) {
        String name = "words_" + language.code() + ".properties";
        Properties texts = new Properties();
        try (InputStream file = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, texts);
    }

    AnswerLanguage language() {
        return language;
    }

    /** The keys that the language has texts for. */
    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** A sentence with values in its places. */
    String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language.code());
        }
        return MessageFormat.format(text, values);
    }

    /** A text that a language may lack. */
    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /** What a code of a dimension is called, if that is not in the answer: countries have names, and rare codes are their own. */
    String name(String dimension, String code) {
        return find("code." + dimension + '.' + code)
                .orElseGet(() -> COUNTRIES.contains(dimension) && COUNTRY_CODES.contains(code) ? country(code) : code);
    }

    private String country(String code) {
        return new Locale("", code).getDisplayCountry(language.locale());
    }

    /** Numbers with the separators of the language. */
    DecimalFormat numbers(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.locale());
        // Fonts lack the narrow space more often than the wide one.
        if (symbols.getGroupingSeparator() == '\u202f') {
            symbols.setGroupingSeparator('\u00a0');
        }
        symbols.setMinusSign('\u2212');
        return new DecimalFormat(pattern, symbols);
    }
}
