package io.landport.launcher.questions;

import io.landport.installation.CommandException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that gets its content as a whole: until it is complete, the content is in a file beside it, which is deleted otherwise. */
final class AnswerFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final OutputStream stream;

    private AnswerFile(Path file, Path part, OutputStream stream) {
        this.file = file;
        this.part = part;
        this.stream = stream;
    }

    /** @throws CommandException if the file cannot be written */
    static AnswerFile begin(Path file) {
        // Pipes and devices are written directly.
        boolean isReplaced = !Files.exists(file) || Files.isRegularFile(file);
        Path part = isReplaced ? file.resolveSibling(file.getFileName() + ".part") : file;
        try {
            return new AnswerFile(file, part, new BufferedOutputStream(Files.newOutputStream(part), BUFFER));
        } catch (IOException e) {
            throw new CommandException("cannot write " + part + ": " + e, e);
        }
    }

    OutputStream stream() {
        return stream;
    }

    /** Gives the file its content. */
    void complete() throws IOException {
        stream.close();
        if (!part.equals(file)) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        if (!part.equals(file)) {
            Files.deleteIfExists(part);
        }
    }
}
