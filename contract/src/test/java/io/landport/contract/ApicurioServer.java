package io.landport.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real schema registry in a process of its own, in memory and on a free local port. The build unpacks it from its archive
 * on Maven Central.
 */
final class ApicurioServer implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "apicurio-registry");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile("Listening on: (http://[^ ]+)");

    private final Process process;
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private ApicurioServer(Process process) {
        this.process = process;
    }

    /** Starts the registry and waits until it logs its address. */
    static ApicurioServer start() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-jar",
                        runner().toString())
                .redirectErrorStream(true)
                .start();
        ApicurioServer server = new ApicurioServer(process);
        server.readOutput();
        try {
            server.address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new IOException("the schema registry did not start", e);
        }
    }

    /** The root of Confluent's API. */
    URI api() {
        return address.join().resolve("/apis/ccompat/v7");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> runners = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .toList();
            if (runners.size() != 1) {
                throw new IOException("expected one runner in " + FOLDER.toAbsolutePath() + ", found " + runners
                        + ": run the build once, without -DskipTests");
            }
            return runners.get(0);
        }
    }

    /** Reads all output, because the process would block on a full pipe. */
    private void readOutput() {
        Thread reader = new Thread(this::readLines, "apicurio-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    address.complete(URI.create(ready.group(1)));
                }
                if (!address.isDone()) {
                    output.append(line).append('\n');
                }
            }
            address.completeExceptionally(new IOException("it ended, saying:\n" + output));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }
}
