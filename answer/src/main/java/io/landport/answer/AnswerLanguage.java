package io.landport.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Language of names in answers, and of the words of charts. */
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

    /** All codes. */
    public static String codes() {
        return Arrays.stream(values()).map(AnswerLanguage::code).collect(Collectors.joining(", "));
    }

    /** The code of ISO 639. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For formats of numbers. */
    public Locale locale() {
        return Locale.forLanguageTag(code());
    }
}
