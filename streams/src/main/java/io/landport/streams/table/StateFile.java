package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A file that is mapped into memory in windows of 64 MiB. The operating system keeps the parts in use in memory and writes the
 * others to disk, so neither takes heap. The disk space of a range is taken before the range is used: a full disk is an
 * exception of {@link #allocate}, not a fault while memory is accessed.
 *
 * <p>For one thread, except {@link Unforced#force}. A closed file stays mapped until the garbage collector finds its windows.
 */
final class StateFile implements Closeable {
    static final int WINDOW_BYTES = 64 * 1024 * 1024;

    private static final int WINDOW_BITS = 26;
    private static final int OFFSET_MASK = WINDOW_BYTES - 1;
    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(256 * 1024).asReadOnlyBuffer();

    private final Path path;
    private final FileChannel channel;
    private MappedByteBuffer[] windows = {};
    private BitSet unforced = new BitSet();
    private long allocated;

    /**
     * Opens or creates a file.
     *
     * @param kept the number of bytes at its start that are in use; all others are overwritten
     */
    StateFile(Path path, long kept) throws IOException {
        this.path = path;
        this.channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.allocated = kept;
        long size = channel.size();
        if (size < kept) {
            channel.close();
            throw new IOException(path + " has " + size + " bytes, not " + kept);
        }
        mapTo(kept);
    }

    /** Takes disk space up to this offset and fills it with zeros. What was allocated before stays as it is. */
    void allocate(long end) {
        try {
            while (allocated < end) {
                ByteBuffer zeros = ZEROS.duplicate();
                zeros.limit((int) Math.min(zeros.capacity(), end - allocated));
                allocated += channel.write(zeros, allocated);
            }
            mapTo(end);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot extend " + path + ", is the disk full, or does the process"
                            + " have as many mapped files as vm.max_map_count allows?",
                    e);
        }
    }

    /** The window that contains an offset. */
    ByteBuffer window(long offset) {
        return windows[(int) (offset >>> WINDOW_BITS)];
    }

    /** The least multiple of a step that is not less than an offset. */
    static long roundUp(long offset, int step) {
        return (offset + step - 1) / step * step;
    }

    /** The index of an offset in its window. */
    static int indexInWindow(long offset) {
        return (int) offset & OFFSET_MASK;
    }

    /** Notes that the window with this offset was written to. */
    void markWritten(long offset) {
        unforced.set((int) (offset >>> WINDOW_BITS));
    }

    void markAllWritten() {
        unforced.set(0, windows.length);
    }

    /** The number of bytes of disk space. */
    long allocated() {
        return allocated;
    }

    /** What {@link Unforced#force} has to write; later writes belong to the next call of this method. */
    Unforced takeUnforced() {
        Unforced written = new Unforced(
                unforced.stream().mapToObj(number -> windows[number]).toList());
        unforced = new BitSet();
        return written;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    @Override
    public void close() throws IOException {
        windows = new MappedByteBuffer[0];
        channel.close();
    }

    /** Windows that were written to. */
    record Unforced(List<MappedByteBuffer> windows) {
        Unforced {
            windows = List.copyOf(windows);
        }

        /** Writes them to the disk. May run in any thread, also while the windows are written to. */
        void force() {
            windows.forEach(MappedByteBuffer::force);
        }
    }

    private void mapTo(long end) throws IOException {
        int count = (int) ((end + OFFSET_MASK) >>> WINDOW_BITS);
        if (count <= windows.length) {
            return;
        }
        MappedByteBuffer[] more = Arrays.copyOf(windows, count);
        for (int window = windows.length; window < count; window++) {
            more[window] = channel.map(FileChannel.MapMode.READ_WRITE, (long) window << WINDOW_BITS, WINDOW_BYTES);
        }
        windows = more;
    }
}
