package io.landport.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The languages of pages that work without a script. */
enum PageLanguage {
    EN("en"),
    ZH("zh-CN"),
    RU("ru");

    private final String tag;

    PageLanguage(String tag) {
        this.tag = tag;
    }

    /**
     * The first language that a browser asks for and pages have; English if there is none.
     *
     * @param accepted the header {@code Accept-Language}
     */
    static PageLanguage of(@Nullable String accepted) {
        return Arrays.stream((accepted == null ? "" : accepted).split(",", -1))
                .map(range -> range.strip().split("[-;]", 2)[0].toLowerCase(Locale.ROOT))
                .flatMap(code -> Arrays.stream(values())
                        .filter(language -> language.code().equals(code)))
                .findFirst()
                .orElse(EN);
    }

    /** As the attribute {@code lang} has it. */
    String tag() {
        return tag;
    }

    /**
     * The words of a page by key.
     *
     * @param name of the files beside this class, without language and ending
     */
    Map<String, String> words(String name) {
        try {
            return new ObjectMapper()
                    .readValue(
                            Resources.text(PageLanguage.class, name + '_' + code() + ".json"),
                            new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the words of a page are not JSON", e);
        }
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
