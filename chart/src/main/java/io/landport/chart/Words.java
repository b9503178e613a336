package io.landport.chart;

import io.landport.domain.text.TextLanguage;
import io.landport.query.catalogue.CatalogueWords;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The words and the number format of a language, from the file {@code words_CODE.properties}. */
final class Words {
    private final TextLanguage language;
    private final Properties texts;
    private final CatalogueWords names;

    private Words(TextLanguage language, Properties texts) {
        this.language = language;
        this.texts = texts;
        this.names = CatalogueWords.of(language);
    }

    static Words of(TextLanguage language) {
        return new Words(language, CatalogueWords.texts(Words.class, language));
    }

    TextLanguage language() {
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
        return Optional.ofNullable(texts.getProperty(key)).or(() -> names.find(key));
    }

    /** A text about figures of a row, such as why one is missing. */
    String remark(String text) {
        return names.remark(text);
    }

    /** What a code of a dimension is called that the store has no name for; the code itself if it has none. */
    String name(String dimension, String code) {
        return names.name(dimension, code);
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
