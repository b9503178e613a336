package io.landport.answer;

import io.landport.domain.text.TextLanguage;

/**
 * What the figures of a source are based on.
 *
 * @param id code of the source, such as {@code cn-gacc}
 * @param name in English
 * @param nameChinese empty if the reference data has none, as the Russian one
 * @param weight net or gross
 * @param rateRule rule by which values are converted
 * @param rates who publishes the rates; empty if the rule names nobody
 */
public record SourceBasis(
        String id,
        String name,
        String nameChinese,
        String nameRussian,
        String importValuation,
        String exportValuation,
        String weight,
        String rateRule,
        String rates) {

    /** The name in a language; the English one if there is none in it. */
    public String name(TextLanguage language) {
        String translated =
                switch (language) {
                    case EN -> name;
                    case ZH -> nameChinese;
                    case RU -> nameRussian;
                };
        return translated.isEmpty() ? name : translated;
    }
}
