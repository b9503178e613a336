package io.landport.streams.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** A process that puts entries into a table, commits them and writes checkpoints, until it is killed or its standard input ends. */
final class KilledTable implements AutoCloseable {
    static final String LOG = "changelog";

    /** Keys are put again and again, and their pages are vacated. */
    static final int KEYS = 200_000;

    private static final int MAX_PUTS = 3_000;
    private static final int MAX_VALUE = 200;

    private final Process process;
    private final BufferedReader output;

    private KilledTable(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static KilledTable start(Path folder, long seed) throws IOException {
        return new KilledTable(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTable.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Waits until it begins to open the table, or has also committed so often since its first checkpoint.
     *
     * @throws IOException if it ends
     */
    void awaitCommits(int commits) throws IOException {
        for (int line = 0; line <= commits; line++) {
            if (output.readLine() == null) {
                throw new IOException("the process ended");
            }
        }
    }

    /** Kills it like {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static void main(String... arguments) throws IOException {
        Thread end = new Thread(KilledTable::haltAtEndOfInput);
        end.setDaemon(true);
        end.start();
        Path folder = Path.of(arguments[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
        Optional<Checkpoint> checkpoint = Checkpoint.read(folder, LOG);
        long offset = checkpoint.map(Checkpoint::offset).orElse(0L);
        System.out.println("opening");
        PagedEntries entries = PagedEntries.open(folder, checkpoint, (key, slice) -> {}, () -> false);
        Checkpoints checkpoints = new Checkpoints(folder, entries, Duration.ofMillis(20), Runnable::run);
        byte[] value = new byte[MAX_VALUE];
        while (true) {
            for (int puts = random.nextInt(MAX_PUTS); puts > 0; puts--) {
                random.nextBytes(value);
                int key = random.nextInt(KEYS);
                entries.put(key, key, value, 0, random.nextInt(MAX_VALUE));
            }
            checkpoints.beforeFlush();
            entries.commit();
            offset++;
            if (checkpoints.isDue()) {
                checkpoints.prepare(entries.checkpoint(LOG, offset));
            }
            if (Files.exists(folder.resolve("checkpoint"))) {
                System.out.println("committed");
            }
        }
    }

    private static void haltAtEndOfInput() {
        try {
            int read = 0;
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            // It ends all the same.
        }
        Runtime.getRuntime().halt(0);
    }
}
