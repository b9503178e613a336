package io.landport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.comparison.Candidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The pages on benchmarks and on fire name only existing options, and every candidate. */
final class BenchmarksPageTest {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern OPTION = Pattern.compile("--[a-z]+(?:-[a-z]+)*");
    private static final Pattern CANDIDATE = Pattern.compile("`([a-i][0-9]?)`");

    @Test
    void shouldNameOnlyExistingOptions() throws IOException {
        // Given
        CommandLine bench = Bench.commandLine();
        Set<String> options = new TreeSet<>(bench.getCommandSpec().optionsMap().keySet());
        bench.getSubcommands()
                .values()
                .forEach(part ->
                        options.addAll(part.getCommandSpec().optionsMap().keySet()));

        // Then
        assertThat(found("benchmarks.md", OPTION, 0)).isNotEmpty().isSubsetOf(options);
        assertThat(found("fire.md", OPTION, 0)).isNotEmpty().isSubsetOf(options);
    }

    @Test
    void shouldNameEveryCandidate() throws IOException {
        assertThat(found("benchmarks.md", CANDIDATE, 1))
                .containsExactlyInAnyOrderElementsOf(
                        Candidates.of(Set.of()).stream().map(Candidate::code).toList());
    }

    private static Set<String> found(String name, Pattern pattern, int group) throws IOException {
        String page = Files.readString(CHECKOUT.resolve("docs").resolve(name));
        Stream<String> found = pattern.matcher(page).results().map((MatchResult match) -> match.group(group));
        return found.collect(Collectors.toCollection(TreeSet::new));
    }
}
