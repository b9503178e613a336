package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that installs an unpacked release, with a program that prints its arguments. */
@Tag("server")
final class InstallTest {
    private static final String PAGE = "share/man/man1/landport-query-daily.1";

    @TempDir
    private Path folder;

    private Path release;
    private Path prefix;

    @BeforeEach
    void unpackARelease() throws IOException {
        release = Files.createDirectories(folder.resolve("landport 0.1.0"));
        prefix = folder.resolve("prefix");
        Files.copy(Path.of("src", "assembly", "install.sh"), release.resolve("install.sh"));
        Files.writeString(release.resolve("release"), "version=0.1.0\n");
        Files.createDirectories(release.resolve("share/man/man1"));
        Files.writeString(release.resolve(PAGE), ".TH LANDPORT\n");
        program("""
            case $1 in
              --version) echo landport 0.1.0; echo commit 1 ;;
              archive-classes) touch "$(dirname "$0")/classes.jsa" ;;
              *) echo "$@" ;;
            esac""");
    }

    @Test
    void shouldInstallCommandCompletionAndManualPagesAndRemoveThem() throws Exception {
        // When
        String printed = run(0, release, "--prefix", prefix.toString());

        // Then
        assertThat(printed)
                .isEqualTo("install.sh: preparing classes for faster starts, which takes half a minute ...\n"
                        + "installed landport 0.1.0 in " + prefix + "/lib/landport, with " + prefix
                        + "/bin/landport\n");
        assertThat(prefix.resolve("lib/landport/classes.jsa")).exists();
        assertThat(prefix.resolve("bin/landport")).isExecutable();
        assertThat(prefix.resolve("share/bash-completion/completions/landport")).hasContent("completion");
        assertThat(prefix.resolve(PAGE)).hasContent(".TH LANDPORT");

        // When
        Path other = Files.writeString(prefix.resolve("share/man/man1/other.1"), ".TH OTHER\n");
        run(0, prefix.resolve("lib/landport"), "--uninstall", "--prefix", prefix.toString());

        // Then
        assertThat(files(prefix)).containsExactly(other);
    }

    /** Such as on a full disk, or where the demonstration does not run. */
    @Test
    void shouldInstallWithoutAnArchiveOfClassesIfItCannotBeWritten() throws Exception {
        // Given
        program("[ \"$1\" != archive-classes ] || exit 1; echo landport 0.1.0");

        // When
        String printed = run(0, release, "--prefix", prefix.toString());

        // Then
        assertThat(printed).contains("install.sh: cannot archive classes: starts will be slower\ninstalled landport");
    }

    @Test
    void shouldReplaceAnEarlierReleaseWithItsManualPages() throws Exception {
        // Given
        run(0, release, "--prefix", prefix.toString());

        // When
        Files.move(release.resolve(PAGE), release.resolve("share/man/man1/landport-up.1"));
        run(0, release, "--prefix", prefix.toString());

        // Then
        assertThat(files(prefix.resolve("share/man"))).containsExactly(prefix.resolve("share/man/man1/landport-up.1"));
    }

    /** Replacing an installation removes it first. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/lib/..", "/../link"})
    void shouldNotReplaceAReleaseByItself(String spelling) throws Exception {
        // Given
        run(0, release, "--prefix", prefix.toString());
        Files.createSymbolicLink(folder.resolve("link"), prefix);
        List<Path> installed = files(prefix);

        // When
        String printed = run(1, prefix.resolve("lib/landport"), "--prefix", prefix + spelling);

        // Then
        assertThat(printed).contains("this release is installed already");
        assertThat(files(prefix)).isEqualTo(installed);
    }

    @Test
    void shouldNotInstallAReleaseIntoItself() throws Exception {
        // Given
        List<Path> unpacked = files(release);

        // When
        String printed = run(1, release, "--prefix", release + "/");

        // Then
        assertThat(printed).contains("is in this release: choose a folder outside of it");
        assertThat(files(release)).isEqualTo(unpacked);
    }

    /** The script says so on a machine with an earlier Java. */
    @Test
    void shouldChangeNothingIfTheProgramDoesNotStart() throws Exception {
        // Given
        program("echo 'landport: java is Java 11, but Landport needs 17 or newer' >&2; exit 1");

        // When
        String printed = run(1, release, "--prefix", prefix.toString());

        // Then
        assertThat(printed).contains("is Java 11, but Landport needs 17", "install.sh: ");
        assertThat(prefix).doesNotExist();
    }

    private void program(String command) throws IOException {
        Path program = Files.writeString(release.resolve("landport"), "#!/bin/sh\n" + command + '\n');
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static String run(int exitCode, Path of, String... options) throws Exception {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("bash", of.resolve("install.sh").toString()), Stream.of(options))
                                .toList())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
        return printed;
    }

    /** Files and links that are there. */
    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(path -> !Files.isDirectory(path)).toList();
        }
    }
}
