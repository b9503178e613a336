package io.landport.verify.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * A file of sorted entries, read from its beginning. Of each key it has the bytes that differ from the key before: neighbours have most of
 * their bytes in common.
 */
final class SortedRun implements Iterator<SortEntry>, AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Bytes of three lengths, of five each at most. */
    private static final int MAX_LENGTHS = 3 * 5;

    private static final byte[] NO_KEY = {};

    private final FileChannel file;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private byte[] before = NO_KEY;

    private SortedRun(FileChannel file) {
        this.file = file;
    }

    static void write(Path file, Iterator<SortEntry> entries) {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            byte[] before = NO_KEY;
            while (entries.hasNext()) {
                SortEntry entry = entries.next();
                int size = MAX_LENGTHS + entry.key.length + entry.value.length;
                if (buffer.remaining() < size) {
                    flush(buffer, out);
                    buffer = buffer.capacity() < size ? ByteBuffer.allocate(size) : buffer;
                }
                put(entry, commonPrefix(before, entry.key), buffer);
                before = entry.key;
            }
            flush(buffer, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    static SortedRun open(Path file) {
        try {
            return new SortedRun(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasNext() {
        return has(1);
    }

    @Override
    public SortEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        has(MAX_LENGTHS);
        int common = ByteUtils.readUnsignedVarint(buffer);
        int others = ByteUtils.readUnsignedVarint(buffer);
        byte[] value = new byte[ByteUtils.readUnsignedVarint(buffer)];
        if (!has(others + value.length)) {
            throw new UncheckedIOException(new EOFException("a temporary file has become shorter"));
        }
        byte[] key = Arrays.copyOf(before, common + others);
        buffer.get(key, common, others).get(value);
        before = key;
        return new SortEntry(key, value);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(SortEntry entry, int common, ByteBuffer to) {
        int others = entry.key.length - common;
        ByteUtils.writeUnsignedVarint(common, to);
        ByteUtils.writeUnsignedVarint(others, to);
        ByteUtils.writeUnsignedVarint(entry.value.length, to);
        to.put(entry.key, common, others).put(entry.value);
    }

    private static int commonPrefix(byte[] before, byte[] key) {
        int mismatch = Arrays.mismatch(before, key);
        return mismatch < 0 ? key.length : mismatch;
    }

    private static void flush(ByteBuffer buffer, FileChannel out) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    /** Whether the buffer has so many bytes; reads on if it has fewer. */
    private boolean has(int bytes) {
        if (buffer.remaining() >= bytes) {
            return true;
        }
        buffer = bytes > buffer.capacity() ? ByteBuffer.allocate(bytes).put(buffer) : buffer.compact();
        try {
            while (buffer.position() < bytes && file.read(buffer) >= 0) {
                // A file may return fewer bytes than wanted.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.flip();
        return buffer.remaining() >= bytes;
    }
}
