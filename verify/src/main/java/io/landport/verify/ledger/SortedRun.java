package io.landport.verify.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A file of sorted entries, read from its beginning. */
final class SortedRun implements Iterator<SortEntry>, AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final DataInputStream in;
    private final long size;
    private long left;

    private SortedRun(DataInputStream in, long size) {
        this.in = in;
        this.size = size;
        this.left = size;
    }

    /** Writes the number of entries, then the entries. */
    static void write(Path file, long count, Iterator<SortEntry> entries) {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            out.writeLong(count);
            while (entries.hasNext()) {
                entries.next().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    static SortedRun open(Path file) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            return new SortedRun(in, in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The number of entries in the file. */
    long size() {
        return size;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public SortEntry next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        try {
            return SortEntry.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
