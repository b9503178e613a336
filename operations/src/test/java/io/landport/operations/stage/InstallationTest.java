package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.installation.Installation;
import io.landport.installation.settings.SettingKey;
import io.landport.installation.settings.Settings;
import io.landport.reference.ReferenceFolder;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reference data a generation has, and how often it is parsed. */
final class InstallationTest {
    @TempDir
    private Path folder;

    @Test
    void shouldParseReferenceDataOnce() throws IOException {
        // Given
        Path given = reference("given");
        Installation installation = installation(given);
        Reference first = installation.reference();
        Generation live = generation(1, Phase.LIVE, first);

        // When
        Reference again = installation.reference();
        Reference ofGeneration = installation.of(live).reference();

        // Then
        assertThat(again).isSameAs(first);
        assertThat(ofGeneration).isSameAs(first);
        assertThat(bundled().reference()).isNotSameAs(bundled().reference());
        Installation bundled = bundled();
        assertThat(bundled.reference()).isSameAs(bundled.of(live).reference());
    }

    @Test
    void shouldUseTheCopyOfTheLiveGenerationIfTheSettingsNameThatOfAnEarlierOne() throws IOException {
        // Given
        Path old = reference("old");
        Installation installation = installation(old);
        Generation retired = generation(1, Phase.RETIRED, ReferenceReader.of(old));
        Generation live = generation(2, Phase.LIVE, ReferenceReader.of(reference("new")));
        Path kept = Files.createDirectories(installation.referenceCopy(live));
        copy(reference("new"), kept);

        // When
        Installation ofLive = installation.of(live, List.of(retired, live));

        // Then
        assertThat(ofLive.reference().version()).isEqualTo("new");
        assertThat(ofLive.referenceFolder()).contains(kept);
        assertThat(ofLive.settingsForCommands())
                .containsEntry(SettingKey.REFERENCE, kept.toAbsolutePath().toString());
    }

    @Test
    void shouldUseTheDataThatTheSettingsNameIfNoEarlierGenerationHadIt() throws IOException {
        // Given
        Path other = reference("other");
        Installation installation = installation(other);
        Generation retired = generation(1, Phase.RETIRED, ReferenceReader.of(reference("old")));
        Generation live = generation(2, Phase.LIVE, ReferenceReader.of(reference("new")));
        copy(reference("new"), Files.createDirectories(installation.referenceCopy(live)));

        // When
        Installation ofLive = installation.of(live, List.of(retired, live));

        // Then
        assertThat(ofLive.reference().version()).isEqualTo("other");
        assertThat(ofLive.referenceFolder()).contains(other);
    }

    @Test
    void shouldUseTheCopyForAGenerationThatIsBeingBuilt() throws IOException {
        // Given
        Installation installation = installation(reference("old"));
        Generation building = generation(2, Phase.BUILDING, ReferenceReader.of(reference("new")));
        copy(reference("new"), Files.createDirectories(installation.referenceCopy(building)));

        // When
        Installation ofBuilding = installation.of(building);

        // Then
        assertThat(ofBuilding.reference().version()).isEqualTo("new");
    }

    private Installation installation(Path reference) {
        Path data = folder.resolve("data");
        return new Installation(Settings.read(Map.of("LANDPORT_REFERENCE", reference.toString()), data), data);
    }

    private Installation bundled() {
        Path data = folder.resolve("data");
        return new Installation(Settings.read(Map.of(), data), data);
    }

    private static Generation generation(int number, Phase phase, Reference reference) {
        return new Generation(
                number, phase, 6, 8, 1, reference.version(), reference.digest(), 1, Instant.EPOCH, "a test's");
    }

    private Path reference(String version) throws IOException {
        Path to = folder.resolve(version);
        if (!Files.exists(to)) {
            ReferenceFolder.in(Files.createDirectories(to))
                    .replace("sectors.csv", "Live animals and animal products", "Animals of " + version);
            Files.writeString(to.resolve("version.txt"), version + "\n");
        }
        return to;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
