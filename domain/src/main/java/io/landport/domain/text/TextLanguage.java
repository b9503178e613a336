package io.landport.domain.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** TextLanguage of pages, of charts and of names in answers. */
public enum TextLanguage implements Coded {
    EN("en"),
    ZH("zh-CN"),
    RU("ru");

    private final String tag;

    TextLanguage(String tag) {
        this.tag = tag;
    }

    /** The language with a code, if there is one. */
    public static Optional<TextLanguage> of(String code) {
        return Coded.find(values(), code);
    }

    /**
     * The first known language that a client asks for; English if there is none.
     *
     * @param accepted the header {@code Accept-Language}, or null if the client sends none
     */
    public static TextLanguage accepted(@Nullable String accepted) {
        return Arrays.stream((accepted == null ? "" : accepted).split(",", -1))
                .map(range -> range.strip().split("[-;]", 2)[0].toLowerCase(Locale.ROOT))
                .flatMap(code -> of(code).stream())
                .findFirst()
                .orElse(EN);
    }

    /** All codes. */
    public static String codes() {
        return Arrays.stream(values()).map(TextLanguage::code).collect(Collectors.joining(", "));
    }

    /** The tag of BCP 47, as the attribute {@code lang} of a page has it. */
    public String tag() {
        return tag;
    }

    /** For formats of numbers. */
    public Locale locale() {
        return Locale.forLanguageTag(code());
    }
}
