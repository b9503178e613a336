package io.landport.launcher.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.TokenPolicy;
import io.landport.installation.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class UpOptionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"--open, OPTIONAL", "--http-port=0, REQUIRED"})
    void shouldNeedNoTokenOnlyIfItIsOpen(String option, TokenPolicy policy) {
        // Given
        UpOptions options = new UpOptions();

        // When
        new CommandLine(options).parseArgs(option);

        // Then
        assertThat(options.http(Settings.read(Map.of(), folder)).tokens()).isEqualTo(policy);
    }
}
