package io.landport.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A separate process that runs a server until it is killed; its main class prints one line when the server is ready. */
final class Holder implements AutoCloseable {
    private final Process process;
    private final String line;

    private Holder(Process process, String line) {
        this.process = process;
        this.line = line;
    }

    static Holder start(Class<?> main, Path data) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName(),
                            data.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            if (line == null) {
                throw new IOException(main + " ended before its server served");
            }
            return new Holder(process, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String line() {
        return line;
    }

    /** The processes that it has started. */
    Stream<ProcessHandle> children() {
        return process.children();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
