package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Links between the Markdown pages of the repository lead to existing files and headings, the indexes list every page, and tables are
 * drawn as such.
 */
final class PagesTest {
    /** The tests run in the module's folder. */
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    private static final Path INDEX = CHECKOUT.resolve("docs/README.md");
    private static final Path DECISIONS = CHECKOUT.resolve("docs/adr/README.md");

    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern BROKEN_ROW = Pattern.compile("(?m)^( *\\|.*[^|\\s]) *$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    @Test
    void shouldFindPagesInEveryFolder() throws IOException {
        // When
        List<Path> pages = pages().map(CHECKOUT::relativize).toList();

        // Then
        assertThat(pages)
                .contains(Path.of("README.md"), Path.of("docs/README.md"), Path.of("docs/adr/0001-floors.md"))
                .noneMatch(page -> page.startsWith(".git") || page.toString().contains("target"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToExistingFiles(Path page) throws IOException {
        // When
        List<String> dead = links(page)
                .filter(link -> !Files.exists(link.target()))
                .map(Link::text)
                .toList();

        // Then
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToExistingHeadings(Path page) throws IOException {
        // When
        List<String> dead = new ArrayList<>();
        for (Link link : links(page).filter(Link::hasHeading).toList()) {
            if (!Files.exists(link.target())
                    || !anchors(Files.readString(link.target())).contains(link.heading())) {
                dead.add(link.text());
            }
        }

        // Then
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldKeepRowsOfTablesOnOneLine(Path page) throws IOException {
        // When
        Stream<String> broken = found(BROKEN_ROW, withoutFences(Files.readString(page)));

        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldListEveryPageInTheIndex() throws IOException {
        // Given
        List<Path> pages = pages().filter(page -> page.startsWith(INDEX.getParent()))
                .filter(page -> !page.equals(INDEX))
                .toList();

        // When
        List<Path> listed =
                Stream.concat(links(INDEX), links(DECISIONS)).map(Link::target).toList();

        // Then
        assertThat(listed).containsAll(pages);
    }

    @Test
    void shouldNameHeadingsAsTheHostingSiteDoes() {
        // When
        Set<String> anchors =
                anchors("# Who may do what?\n\n## `daily_total`: sums, by day\n\n## Figures\n\n## Figures\n");

        // Then
        assertThat(anchors)
                .containsExactlyInAnyOrder("who-may-do-what", "daily_total-sums-by-day", "figures", "figures-1");
    }

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean isOurs = folder.equals(CHECKOUT) || !(name.startsWith(".") || name.equals("target"));
                return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages.stream().sorted();
    }

    private static Stream<Link> links(Path page) throws IOException {
        String prose =
                INLINE_CODE.matcher(withoutFences(Files.readString(page))).replaceAll("");
        return found(LINK, prose).filter(link -> !link.contains("://")).map(link -> Link.from(page, link));
    }

    /** A heading's text in lower case, blanks as hyphens, without punctuation; repeated ones are numbered. */
    private static Set<String> anchors(String text) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        found(HEADING, withoutFences(text)).forEach(heading -> {
            String anchor = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int count = seen.merge(anchor, 1, Integer::sum);
            anchors.add(count == 1 ? anchor : anchor + '-' + (count - 1));
        });
        return anchors;
    }

    private static String withoutFences(String text) {
        return FENCE.matcher(text).replaceAll("");
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    /**
     * A relative link.
     *
     * @param text as the page has it
     * @param target the file or folder, absolute
     * @param heading the anchor in the target, empty for the whole file
     */
    private record Link(String text, Path target, String heading) {
        static Link from(Path page, String text) {
            int hash = text.indexOf('#');
            String file = hash < 0 ? text : text.substring(0, hash);
            Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
            return new Link(text, target, hash < 0 ? "" : text.substring(hash + 1));
        }

        boolean hasHeading() {
            return !heading.isEmpty();
        }
    }
}
