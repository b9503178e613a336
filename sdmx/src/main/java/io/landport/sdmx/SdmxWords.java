package io.landport.sdmx;

import io.landport.answer.Column;
import io.landport.domain.text.TextLanguage;
import io.landport.query.catalogue.CatalogueWords;
import io.landport.query.sql.Dimension;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Names of artefacts: those of the catalogue, and of what only SDMX has, from the file {@code words_CODE.properties}. */
public final class SdmxWords {
    private static final Map<TextLanguage, Properties> OWN = new ConcurrentHashMap<>();

    private SdmxWords() {}

    /** The name of a dataflow and its data structure. */
    public static String dataflow(DataStructure structure, TextLanguage language) {
        return catalogue("dataflow." + structure.flow().code(), language);
    }

    /** The name of a dimension, measure or attribute. */
    public static String component(DataStructure structure, String component, TextLanguage language) {
        Optional<Dimension> dimension =
                Optional.ofNullable(structure.dimensions().get(component));
        return dimension
                .map(known ->
                        capitalized(catalogue("dimension." + known.column().replace('_', '-'), language)))
                .orElseGet(() -> own("component." + component, language));
    }

    /** The name of a measure. */
    public static String measure(Column measure, TextLanguage language) {
        return capitalized(catalogue("measure." + measure.name(), language));
    }

    /** The name of a code of a list that only SDMX has. */
    public static String code(String component, String code, TextLanguage language) {
        return own("code." + component + '.' + code, language);
    }

    /** The name of the sum over all codes. */
    public static String total(TextLanguage language) {
        return own("code." + SdmxId.TOTAL, language);
    }

    /** The name of the concept scheme. */
    public static String concepts(TextLanguage language) {
        return own("component.CS_LANDPORT", language);
    }

    private static String catalogue(String key, TextLanguage language) {
        return CatalogueWords.of(language)
                .find(key)
                .orElseThrow(() -> new IllegalArgumentException("no words for " + key + " in " + language.code()));
    }

    private static String own(String key, TextLanguage language) {
        Properties texts = OWN.computeIfAbsent(language, each -> CatalogueWords.texts(SdmxWords.class, each));
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    private static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
