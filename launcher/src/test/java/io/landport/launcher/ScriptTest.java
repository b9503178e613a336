package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code landport} in a checkout that is built already, with a JVM that prints its arguments. */
@Tag("server")
final class ScriptTest {
    private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
    private static final String RELEASE = "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"17.0.1\"\n";

    @TempDir
    private Path folder;

    private Path checkout;
    private Path target;
    private Path jdk;
    private Path jar;
    private Path programs;

    @BeforeEach
    void makeCheckoutAndJava() throws IOException {
        Path real = folder.toRealPath();
        checkout = Files.createDirectories(real.resolve("check out"));
        target = Files.createDirectories(checkout.resolve("launcher").resolve("target"));
        Files.copy(Path.of("..").resolve("landport"), checkout.resolve("landport"));
        dated(Files.createFile(checkout.resolve("pom.xml")), BUILT.minusSeconds(60));
        dated(Files.createFile(target.resolve("built")), BUILT);
        jar = Files.createDirectories(target.resolve("lib")).resolve("some.jar");
        dated(Files.createFile(jar), BUILT);
        jdk = real.resolve("jdk");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -XshowSettings:properties ]; then
                  echo "    java.specification.version = 11"
                else
                  printf '%s\\n' "$@"
                fi
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), RELEASE);
        programs = Files.createDirectories(real.resolve("programs"));
    }

    @Test
    void shouldStartShortCommandsWithTheQuickCompiler() throws Exception {
        // When
        List<String> arguments = run(0, "query", "daily");

        // Then
        assertThat(arguments)
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .noneMatch(argument -> argument.contains("SharedArchiveFile"))
                .endsWith(
                        "-cp",
                        target + "/*:" + target.resolve("lib") + "/*",
                        "io.landport.launcher.Landport",
                        "query",
                        "daily");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "demo",
                "streams",
                "consumer",
                "intake",
                "gateway",
                "api",
                "console",
                "folder",
                "webhooks",
                "ingest",
                "simulate",
                "rebuild",
                "upgrade",
                "verify",
                "explain"
            })
    void shouldStartCommandsThatWorkForLongWithBothCompilers(String command) throws Exception {
        // When
        List<String> arguments = run(0, command);

        // Then
        assertThat(arguments)
                .contains(
                        "-XX:+UseParallelGC",
                        "-XX:-UsePSAdaptiveSurvivorSizePolicy",
                        "-XX:YoungGenerationSizeSupplement=0")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void shouldStartExplainWithAHeapThatNeedNotGrow() throws Exception {
        // When
        List<String> arguments = run(0, "explain", "daily");

        // Then
        assertThat(arguments)
                .contains("-XX:InitialRAMPercentage=25", "-XX:MaxTenuringThreshold=1")
                .noneMatch(argument -> argument.startsWith("-Xms"));
    }

    @Test
    void shouldUseAnArchiveOfClassesThatFits() throws Exception {
        // Given
        Path archive = archive();

        // When
        List<String> arguments = run(0, "--help");

        // Then
        assertThat(arguments).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void shouldNotUseAnArchiveThatIsOlderThanTheProgram() throws Exception {
        // Given
        archive();
        dated(jar, BUILT.plusSeconds(60));

        // When
        List<String> arguments = run(0, "--help");

        // Then
        assertThat(arguments).noneMatch(argument -> argument.contains("SharedArchiveFile"));
    }

    @Test
    void shouldNotUseAnArchiveOfAnotherJava() throws Exception {
        // Given
        archive();
        Files.writeString(jdk.resolve("release"), RELEASE.replace("17.0.1", "17.0.2"));

        // When
        List<String> arguments = run(0, "--help");

        // Then
        assertThat(arguments).noneMatch(argument -> argument.contains("SharedArchiveFile"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.20", "16"})
    void shouldRefuseAnOldJavaByItsReleaseFile(String version) throws Exception {
        // Given
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

        // When
        List<String> printed = run(1, "--help");

        // Then
        assertThat(printed)
                .containsExactly("landport: " + jdk.resolve("bin").resolve("java") + " is Java "
                        + version.replaceFirst("\\..*", "")
                        + ", but Landport needs 17 or newer: install it and put it on the PATH or set JAVA_HOME.");
    }

    @Test
    void shouldAskJavaForItsVersionIfThereIsNoReleaseFile() throws Exception {
        // Given
        Files.delete(jdk.resolve("release"));

        // When
        List<String> printed = run(1, "--help");

        // Then
        assertThat(printed).singleElement().asString().contains("is Java 11, but Landport needs 17");
    }

    /** There are no sources, no build and no archive of classes. */
    @Test
    void shouldRunAReleaseFromItsLibrariesWithoutABuild() throws Exception {
        // Given
        Files.writeString(checkout.resolve("release"), "version=0.1.0\n");
        Files.delete(checkout.resolve("pom.xml"));
        Files.delete(target.resolve("built"));

        // When
        List<String> arguments = run(0, "--help");
        List<String> bench = run(1, "bench");

        // Then
        assertThat(arguments)
                .endsWith("-cp", checkout.resolve("lib") + "/*", "io.landport.launcher.Landport", "--help");
        assertThat(bench).containsExactly("landport: the bench is not part of a release: run it in a checkout.");
    }

    @Test
    void shouldFindItsCheckoutThroughLinks() throws Exception {
        // Given
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("landport"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));

        // When
        List<String> arguments = run(0, second, "--help");

        // Then
        assertThat(link).exists();
        assertThat(arguments).contains(target + "/*:" + target.resolve("lib") + "/*");
    }

    @Test
    void shouldRemoveMigrationsOfAnEarlierCheckoutBeforeItBuilds() throws Exception {
        // Given
        Path classes = Files.createDirectories(checkout.resolve("store").resolve("target/classes/migration"));
        Files.createFile(classes.resolve("V1__removed.sql"));
        Files.createFile(classes.resolve("Store.class"));
        Path seen = folder.resolve("seen");
        mavenThatRuns("ls store/target/classes/migration >'" + seen + "'");
        Files.delete(target.resolve("built"));

        // When
        run(0, "--help");

        // Then
        assertThat(seen).hasContent("Store.class");
    }

    @Test
    void shouldBuildACheckoutThatHasNoClassesYet() throws Exception {
        // Given
        mavenThatRuns("echo '[INFO] Building Landport domain 0.1.0                          [2/27]'");
        Files.delete(target.resolve("built"));

        // When
        List<String> printed = run(0, "--help");

        // Then
        assertThat(printed).first().asString().startsWith("landport: building");
        assertThat(printed).element(1).isEqualTo("  [2/27] Landport domain");
        assertThat(target.resolve("built")).exists();
    }

    @Test
    void shouldSayWhyABuildHasFailed() throws Exception {
        // Given
        mavenThatRuns("echo '[INFO] fine'; echo '[ERROR] no space left'; exit 1");
        Files.delete(target.resolve("built"));

        // When
        List<String> printed = run(1, "--help");

        // Then
        assertThat(printed).contains("[ERROR] no space left").doesNotContain("[INFO] fine");
        assertThat(printed).last().asString().startsWith("landport: the build failed");
        assertThat(target.resolve("built")).doesNotExist();
    }

    private void mavenThatRuns(String command) throws IOException {
        Path maven = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\n" + command + '\n');
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    /** An archive as the script leaves it, with what it was made for. */
    private Path archive() throws IOException {
        Path archive = Files.createFile(target.resolve("classes.jsa"));
        dated(archive, BUILT.plusSeconds(1));
        Files.writeString(
                target.resolve("classes.jsa.for"),
                target + "/*:" + target.resolve("lib") + "/*\n" + jdk + '\n' + RELEASE);
        return archive;
    }

    private List<String> run(int exitCode, String... words) throws Exception {
        return run(exitCode, checkout.resolve("landport"), words);
    }

    private List<String> run(int exitCode, Path script, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDPORT_"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(process.exitValue()).as(printed).isEqualTo(exitCode);
        return printed.lines().toList();
    }

    private static void dated(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
