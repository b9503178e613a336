package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The text of each library's license is distributed with it. Runs after the module is packaged. */
@Tag("server")
final class LibraryLicensesTest {
    private static final Path LIBRARIES = Path.of("target/lib");

    /** Licenses of which THIRD-PARTY.txt has libraries, and whose full text is distributed for all of them. */
    private static final Map<String, String> TEXTS = Map.of(
            "Apache-2.0", "apache_v2.txt",
            "CDDL-1.1", "cddl_v1.txt",
            "EPL-2.0", "epl_v2.txt",
            "LGPL-2.1", "lgpl_v2_1.txt");

    /** Requires no text. */
    private static final String FREE = "0BSD";

    private static final Pattern LICENSE = Pattern.compile("^ {4}(\\S+):$");
    private static final Pattern LIBRARY = Pattern.compile("\\((\\S+?):(\\S+?):(\\S+?) - ");

    @Test
    void shouldDistributeTheTextOfEachLicense() throws IOException {
        // Given
        String notice = Files.readString(ComposeFile.CHECKOUT.resolve("NOTICE"));

        // When
        Set<String> withoutText = new TreeSet<>();
        for (Map.Entry<String, Set<String>> library : licenses().entrySet()) {
            if (library.getValue().stream().noneMatch(LibraryLicensesTest::isDistributed)
                    && !hasOwnText(library.getKey())
                    && !notice.contains('(' + withoutVersion(library.getKey()) + ')')) {
                withoutText.add(library.getKey());
            }
        }

        // Then
        assertThat(withoutText).isEmpty();
    }

    @Test
    void shouldListEachLibrary() throws IOException {
        // When
        Set<String> jars = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(LIBRARIES, "*.jar")) {
            files.forEach(file -> jars.add(file.getFileName().toString()));
        }
        jars.removeIf(jar -> jar.startsWith("landport-"));

        // Then
        assertThat(jars)
                .containsExactlyInAnyOrderElementsOf(licenses().keySet().stream()
                        .map(LibraryLicensesTest::fileName)
                        .toList());
    }

    /** The licenses of each library, which are alternatives or belong to parts of it. */
    private static Map<String, Set<String>> licenses() throws IOException {
        Map<String, Set<String>> licenses = new TreeMap<>();
        String license = "";
        for (String line : Files.readAllLines(LIBRARIES.resolve("THIRD-PARTY.txt"))) {
            Matcher title = LICENSE.matcher(line);
            Matcher library = LIBRARY.matcher(line);
            if (title.matches()) {
                license = title.group(1);
            } else if (library.find()) {
                licenses.computeIfAbsent(
                                library.group(1) + ':' + library.group(2) + ':' + library.group(3),
                                key -> new TreeSet<>())
                        .add(license);
            }
        }
        return licenses;
    }

    private static boolean isDistributed(String license) {
        return license.equals(FREE)
                || (TEXTS.containsKey(license)
                        && Files.exists(LIBRARIES.resolve("licenses").resolve(TEXTS.get(license))));
    }

    private static boolean hasOwnText(String library) throws IOException {
        Path folder = LIBRARIES.resolve("licenses").resolve(fileName(library).replaceAll("\\.jar$", "-jar"));
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("LICENSE"));
        }
    }

    private static String fileName(String library) {
        return library.substring(library.indexOf(':') + 1).replace(':', '-') + ".jar";
    }

    private static String withoutVersion(String library) {
        return library.substring(0, library.lastIndexOf(':'));
    }
}
