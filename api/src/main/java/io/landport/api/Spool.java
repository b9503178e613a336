package io.landport.api;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer until it is complete, in memory and from some size on in a file. So a query that fails has an error as its response, a
 * slow client holds no connection to the store, and the response has its length.
 */
final class Spool extends OutputStream {
    private static final int COPY_BYTES = 1 << 16;
    private static final int MEMORY_BYTES = 1 << 18;
    private static final long MAX_BYTES = 2L << 30;

    private final int memoryBytes;
    private final long maxBytes;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private long size;

    /**
     * @param memoryBytes from which on a file is used
     * @param maxBytes that an answer may have
     */
    Spool(int memoryBytes, long maxBytes) {
        this.memoryBytes = memoryBytes;
        this.maxBytes = maxBytes;
    }

    /** A spool with the limits of an answer. */
    static Spool ofAnswer() {
        return new Spool(MEMORY_BYTES, MAX_BYTES);
    }

    @Override
    public void write(int character) throws IOException {
        write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        size += length;
        if (size > maxBytes) {
            throw new ProblemException(
                    Problem.of(ApiProblems.ANSWER_TOO_LARGE, "an answer may have " + maxBytes + " bytes"));
        }
        memory.write(bytes, from, length);
        if (memory.size() > memoryBytes) {
            drain();
        }
    }

    long size() {
        return size;
    }

    /** Everything, unless it was too much for memory. */
    Optional<byte[]> inMemory() {
        return file == null ? Optional.of(memory.toByteArray()) : Optional.empty();
    }

    /** Writes everything to an output. */
    void copyTo(OutputStream out) throws IOException {
        if (file == null) {
            memory.writeTo(out);
            return;
        }
        drain();
        file.position(0);
        Channels.newInputStream(file).transferTo(out);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void drain() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("landport-answer", null);
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        memory.writeTo(Channels.newOutputStream(file));
        memory = new ByteArrayOutputStream(COPY_BYTES);
    }
}
