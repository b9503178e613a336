package io.landport.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page at {@code /}: names what the process serves, in the language of the browser. Works without a script. */
final class StartPage {
    private static final List<String> LANGUAGES = List.of("en", "zh", "ru");

    /** Addresses by the name of their words. */
    private static final Map<String, String> DOORS = new LinkedHashMap<>();

    static {
        DOORS.put("explore", "/explore");
        DOORS.put("console", "/console");
        DOORS.put("docs", "/docs");
        DOORS.put("api", "/docs/api");
        DOORS.put("openapi", "/openapi.json");
        DOORS.put("sdmx", "/docs/sdmx.md");
    }

    private final Map<String, StaticFile> pages;

    private StartPage(Map<String, StaticFile> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** The names of all doors. */
    static Set<String> doors() {
        return DOORS.keySet();
    }

    /**
     * A page with the doors whose first part is served.
     *
     * @param served such as {@code /console}
     */
    static StartPage of(Set<String> served) {
        Map<String, StaticFile> pages = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> pages.put(language, page(language, served)));
        return new StartPage(pages);
    }

    /**
     * The page in the first language that a browser asks for and the page has.
     *
     * @param accepted the header {@code Accept-Language}
     */
    StaticFile in(@Nullable String accepted) {
        return Arrays.stream((accepted == null ? "" : accepted).split(",", -1))
                .map(range -> range.strip().split("[-;]", 2)[0].toLowerCase(Locale.ROOT))
                .filter(pages::containsKey)
                .map(pages::get)
                .findFirst()
                .orElseGet(() -> pages.getOrDefault(LANGUAGES.get(0), page(LANGUAGES.get(0), Set.of())));
    }

    private static StaticFile page(String language, Set<String> served) {
        JsonNode words = words(language);
        String doors = DOORS.entrySet().stream()
                .filter(door -> served.contains(door.getValue()))
                .map(door -> "<li><a class=\"panel\" href=\"%s\"><b>%s</b><span>%s</span></a></li>"
                        .formatted(
                                door.getValue(),
                                words.path("start." + door.getKey()).asText(),
                                words.path("start." + door.getKey() + ".text").asText()))
                .collect(Collectors.joining("\n"));
        String page = Resources.text(StartPage.class, "page/start.html")
                .replace("${language}", language.equals("zh") ? "zh-CN" : language)
                .replace("${title}", words.path("start.title").asText())
                .replace("${doors}", doors);
        return StaticFile.page("/", page.getBytes(StandardCharsets.UTF_8), PageFile.POLICY);
    }

    private static JsonNode words(String language) {
        try {
            return new ObjectMapper().readTree(Resources.text(StartPage.class, "page/words_" + language + ".json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the words of the start page are not JSON", e);
        }
    }
}
