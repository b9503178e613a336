package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The types in the comments of all pages, checked by TypeScript. */
@Tag("server")
final class PageTypesTest {
    private static final Path PAGE =
            Path.of("src/main/resources/io/landport/console/page").toAbsolutePath();
    private static final Path TYPES =
            Path.of("src/test/resources/io/landport/console/types").toAbsolutePath();

    private static final Path SHARED = Path.of("../http/src/main/resources/io/landport/http/page")
            .toAbsolutePath()
            .normalize();
    private static final Path EXPLORER = Path.of("../api/src/main/resources/io/landport/api/explorer/page")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path folder;

    @Test
    void shouldHaveTypesThatFit() throws Exception {
        // Given
        Optional<Path> compiler = compiler();
        assumeTrue(compiler.isPresent(), "no tsc on the PATH: npm install --global typescript");
        Path settings =
                Files.writeString(folder.resolve("tsconfig.json"), """
                {"compilerOptions": {"noEmit": true, "allowJs": true, "checkJs": true, "strict": true, "types": [],
                 "target": "ES2022", "module": "ESNext", "moduleResolution": "bundler",
                 "lib": ["ES2022", "DOM", "DOM.Iterable"],
                 "paths": {"/page/preact.js": ["%2$s/preact.d.ts"], "/page/*": ["%3$s/*"], "/console/*": ["%1$s/*"],
                 "/explore/*": ["%4$s/*"]}},
                 "include": ["%1$s/*.js", "%3$s/*.js", "%4$s/*.js"]}
                """.formatted(PAGE, TYPES, SHARED, EXPLORER));

        // When
        Process checked = new ProcessBuilder(compiler.get().toString(), "--noEmit", "--project", settings.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(checked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(checked.waitFor()).as(printed).isZero();
    }

    private static Optional<Path> compiler() throws IOException {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, "tsc"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
