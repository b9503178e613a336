package io.landport.query.catalogue;

import io.landport.domain.text.TextLanguage;
import io.landport.query.question.Descriptions;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of dataflows, dimensions, measures and codes in a language, from the file {@code words_CODE.properties}. */
public final class CatalogueWords {
    private static final Pattern OF_PARTS = Pattern.compile("^\\d+ of \\d+: ");
    private static final Pattern RATES = Pattern.compile("([a-z0-9-]+): (no rates within|no rate of) (.+?)(?: days)?");

    private static final Map<TextLanguage, CatalogueWords> ALL = new ConcurrentHashMap<>();

    private final Properties texts;

    private CatalogueWords(Properties texts) {
        this.texts = texts;
    }

    public static CatalogueWords of(TextLanguage language) {
        return ALL.computeIfAbsent(language, each -> new CatalogueWords(texts(CatalogueWords.class, each)));
    }

    /** The texts of a language in the file {@code words_CODE.properties} beside a class. */
    public static Properties texts(Class<?> beside, TextLanguage language) {
        return Descriptions.texts(beside, "words_" + language.code() + ".properties");
    }

    /** The keys that the language has texts for. */
    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** A text that a language may lack. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /** A text that every language has, with values in its places. In such texts an apostrophe must be doubled. */
    public String say(String key, Object... values) {
        Object[] given = Arrays.stream(values).map(String::valueOf).toArray();
        return MessageFormat.format(find(key).orElseThrow(() -> new IllegalArgumentException("no text " + key)), given);
    }

    /**
     * A text about figures of a row in words of the language, such as why a figure is missing: reasons between semicolons, after how many of
     * how many parts have them. What has no words stays as it is.
     */
    public String remark(String given) {
        return Arrays.stream(OF_PARTS.matcher(given).replaceFirst("").split("; ", -1))
                .map(this::reason)
                .collect(Collectors.joining("; "));
    }

    private String reason(String given) {
        Matcher rates = RATES.matcher(given);
        return rates.matches()
                ? say(
                        "code.remark." + rates.group(2),
                        rates.group(1),
                        rates.group(3).replace(" and ", ", "))
                : find("code.remark." + given).orElse(given);
    }

    /** The name of a code of a dimension that the store has no names for; the code itself if it has none. */
    public String name(String dimension, String code) {
        return find("code." + dimension + '.' + code).orElse(code);
    }
}
