package io.landport.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server process that {@code postmaster.pid} in a data folder names.
 *
 * <p>Operating systems reuse process ids, so a process is accepted only if it runs the program {@code postgres} on this folder.
 */
record Postmaster(ProcessHandle process, Path folder) {
    private static final String FILE = "postmaster.pid";

    static Optional<Postmaster> of(Path folder) throws IOException {
        return number(folder)
                .flatMap(ProcessHandle::of)
                .filter(process -> serves(process, folder))
                .map(process -> new Postmaster(process, folder));
    }

    /**
     * Replaces the id of an unrelated process in the file by that of this process. PostgreSQL treats the id of its own ancestor as
     * stale, and uses the rest of the file to check that no child of the dead server still uses the folder.
     */
    static void replaceForeignPid(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (number(folder).flatMap(ProcessHandle::of).isEmpty()) {
            return;
        }
        Stream<String> rest = Files.readAllLines(file).stream().skip(1);
        String own = Long.toString(ProcessHandle.current().pid());
        Files.writeString(file, Stream.concat(Stream.of(own), rest).collect(Collectors.joining("\n", "", "\n")));
    }

    /** Whether the process is still there as the folder's server. */
    boolean isRunning() {
        return serves(process, folder);
    }

    long pid() {
        return process.pid();
    }

    private static Optional<Long> number(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .findFirst()
                .map(String::trim)
                // Negative while the server runs in single-user mode.
                .filter(line -> line.matches("-?\\d{1,18}"))
                .map(line -> Math.abs(Long.parseLong(line)));
    }

    private static boolean serves(ProcessHandle process, Path folder) {
        ProcessHandle.Info info = process.info();
        boolean runsPostgres =
                info.command().filter(command -> command.endsWith("/postgres")).isPresent();
        return runsPostgres && info.arguments().stream().flatMap(Arrays::stream).anyMatch(folder.toString()::equals);
    }
}
