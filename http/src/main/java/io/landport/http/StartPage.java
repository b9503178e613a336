package io.landport.http;

import io.landport.domain.text.TextLanguage;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The page at {@code /}: names what the process serves, in the language of the browser. Works without a script. */
final class StartPage {
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

    private final Map<TextLanguage, StaticFile> pages;

    private StartPage(Map<TextLanguage, StaticFile> pages) {
        this.pages = pages;
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
        Map<TextLanguage, StaticFile> pages = new EnumMap<>(TextLanguage.class);
        for (TextLanguage language : TextLanguage.values()) {
            pages.put(language, page(language, served));
        }
        return new StartPage(pages);
    }

    StaticFile in(TextLanguage language) {
        return Objects.requireNonNull(pages.get(language));
    }

    private static StaticFile page(TextLanguage language, Set<String> served) {
        Map<String, String> words = Resources.words(StartPage.class, "page/words", language);
        String doors = DOORS.entrySet().stream()
                .filter(door -> served.contains(door.getValue()))
                .map(door -> "<li><a class=\"panel\" href=\"%s\"><b>%s</b><span>%s</span></a></li>"
                        .formatted(
                                door.getValue(),
                                words.get("start." + door.getKey()),
                                words.get("start." + door.getKey() + ".text")))
                .collect(Collectors.joining("\n"));
        String page = Resources.text(StartPage.class, "page/start.html")
                .replace("${language}", language.tag())
                .replace("${title}", String.valueOf(words.get("start.title")))
                .replace("${doors}", doors);
        return StaticFile.page("/", page.getBytes(StandardCharsets.UTF_8), PageFile.POLICY);
    }
}
