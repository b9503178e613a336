package io.landport.query.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** AnswerLanguage of names in answers. */
public enum AnswerLanguage {
    EN,
    ZH,
    RU;

    /** The language with a code, if there is one. */
    public static Optional<AnswerLanguage> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The code of ISO 639. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
