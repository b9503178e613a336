package io.landport.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Language of the words and names of a chart. */
public enum ChartLanguage {
    EN,
    ZH,
    RU;

    /** The language with a code of ISO 639, if there is one. */
    public static Optional<ChartLanguage> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The code of ISO 639. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        return Locale.forLanguageTag(code());
    }
}
