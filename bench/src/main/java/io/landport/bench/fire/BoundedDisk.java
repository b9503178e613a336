package io.landport.bench.fire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of a limited size in memory, which can be filled. Only root may mount one. */
final class BoundedDisk implements AutoCloseable {
    private static final String SIZE = "size=2g";
    private static final int CHUNK = 1 << 20;

    private final Path folder;

    private BoundedDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts it on an empty folder; returns nothing if this process may not. */
    static Optional<BoundedDisk> mounted(Path folder) throws IOException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", SIZE, "landport-fire", folder.toString())
                ? Optional.of(new BoundedDisk(folder))
                : Optional.empty();
    }

    /** Writes a file until no space is left. */
    void fill() {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // Expected: this is how it ends.
        }
    }

    /** Deletes the file. */
    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString())) {
            throw new IOException("cannot unmount " + folder);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
