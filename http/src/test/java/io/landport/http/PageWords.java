package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the dictionaries of a page to each other and to its scripts. */
public record PageWords(Path folder) {
    /** The folder of what all pages share. */
    public static final Path SHARED = Path.of("../http/src/main/resources/io/landport/http/page");

    /** Words that shared scripts use and each page has of its own. */
    private static final List<String> OF_EACH_PAGE =
            List.of("token.title", "token.text", "token.show", "token.forbidden");

    /**
     * Other languages have the same keys with the same placeholders, and nothing left in English.
     *
     * @param kept names that stay
     */
    public void checkTranslations(String kept) throws IOException {
        Map<String, String> english = in("en");
        for (String language : List.of("zh", "ru")) {
            Map<String, String> words = in(language);
            assertThat(words.keySet()).containsExactlyElementsOf(english.keySet());
            assertThat(words).allSatisfy((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
                assertThat(Pattern.compile(kept)
                                .matcher(text.replaceAll("\\{\\d}", ""))
                                .replaceAll(""))
                        .as(key)
                        .doesNotContainPattern("[A-Za-z]");
            });
        }
    }

    /** Scripts have every text that they use, and there is no other: keys as they are, or the beginnings of those that are put together. */
    public void checkUse() throws IOException {
        Set<String> own = in("en").keySet();
        Set<String> known = new TreeSet<>(own);
        known.addAll(new PageWords(SHARED).in("en").keySet());
        known.addAll(OF_EACH_PAGE);
        String scripts = scripts();
        Set<String> used = found(scripts, "[\"'`]([A-Za-z0-9-]+(?:\\.[A-Za-z0-9_-]+)*)[\"'`]");
        Set<String> beginnings = found(scripts, "(?:text|textOr)\\(`([A-Za-z.-]+\\.)\\$");

        assertThat(found(scripts, "\\btext\\(\"([^\"]+)\"")).isSubsetOf(known);
        assertThat(own.stream()
                        .filter(key -> !used.contains(key)
                                && !OF_EACH_PAGE.contains(key)
                                && beginnings.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    /** The words of a language by key. */
    public Map<String, String> in(String language) throws IOException {
        return new ObjectMapper()
                .readValue(
                        Files.readString(folder.resolve("words_" + language + ".json")),
                        new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private String scripts() throws IOException {
        StringBuilder scripts = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".js")).toList()) {
                scripts.append(Files.readString(file));
            }
        }
        return scripts.toString();
    }

    private static List<String> placeholders(String text) {
        return List.copyOf(found(text, "(\\{\\d})"));
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
