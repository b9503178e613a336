package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder in which the commands of a page are run, with a script {@code landport} that does not build. */
record PageShell(Path folder) {
    static PageShell in(Path folder) throws IOException {
        Path script = Files.writeString(
                folder.resolve("landport"),
                "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(String.join("' '", ChildJvm.command())));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new PageShell(folder);
    }

    /** What commands print to standard output. */
    String run(String commands) throws IOException, InterruptedException {
        Process process = ChildJvm.process(List.of("bash", "-c", commands))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
