package io.landport.format.csv;

import io.landport.format.feed.RawLine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows by their documents in bounded memory: what does not fit is written to a temporary file, sorted in runs, and merged.
 * The file is readable by its owner only and has no name once it is open, so that nothing remains of it if the process dies.
 */
final class RowSort implements Closeable {
    /** Of the objects that hold a row. */
    private static final int OVERHEAD = 128;

    /** More runs than this are merged to one, so that few buffers are open at a time. */
    private static final int MAX_RUNS = 64;

    private static final int BUFFER = 16 * 1024;

    private final long maxBytes;
    private final Comparator<KeyedRow> order;
    private List<KeyedRow> held = new ArrayList<>();
    private long heldBytes;
    private @Nullable FileChannel file;
    private final List<Run> runs = new ArrayList<>();
    private @Nullable RowSource sorted;

    /**
     * @param maxBytes the memory for rows
     * @param byText whether rows of a document are sorted by their text; otherwise they keep the order of the file
     */
    RowSort(long maxBytes, boolean byText) {
        this.maxBytes = maxBytes;
        Comparator<KeyedRow> byKey = Comparator.comparing(KeyedRow::key, Arrays::compareUnsigned);
        Comparator<KeyedRow> inDocument =
                byText ? byKey.thenComparing(row -> row.row().line().bytes(), Arrays::compareUnsigned) : byKey;
        this.order = inDocument
                .thenComparingLong(row -> row.row().line().number())
                .thenComparingInt(row -> row.row().record());
    }

    /** A row and the name of its document. A class, because a record would compare arrays by their identity. */
    private static final class KeyedRow {
        private final byte[] key;
        private final SortedRow row;

        KeyedRow(byte[] key, SortedRow row) {
            this.key = key;
            this.row = row;
        }

        byte[] key() {
            return key;
        }

        SortedRow row() {
            return row;
        }
    }

    /** Sorted rows in the file. */
    private record Run(long from, long to) {}

    /** Rows in their order, null at the end. */
    private interface RowSource {
        @Nullable
        KeyedRow next() throws IOException;
    }

    /** @param document the same for all rows of a document */
    void add(String document, SortedRow row) throws IOException {
        byte[] key = document.getBytes(StandardCharsets.UTF_8);
        held.add(new KeyedRow(key, row));
        heldBytes += key.length + row.line().bytes().length + OVERHEAD;
        if (heldBytes >= maxBytes) {
            writeRun();
        }
    }

    /** Ends the adding of rows. */
    void sort() throws IOException {
        held.sort(order);
        RowSource inMemory = inMemory(held);
        List<RowSource> sources = new ArrayList<>();
        for (Run run : runs) {
            sources.add(reader(run));
        }
        sources.add(inMemory);
        sorted = merged(sources);
    }

    /** The next row in the order of documents, null at the end. */
    @Nullable
    SortedRow next() throws IOException {
        KeyedRow next = Objects.requireNonNull(sorted, "not sorted yet").next();
        return next == null ? null : next.row();
    }

    @Override
    public void close() throws IOException {
        held = new ArrayList<>();
        if (file != null) {
            file.close();
        }
    }

    private void writeRun() throws IOException {
        held.sort(order);
        runs.add(written(inMemory(held)));
        held = new ArrayList<>();
        heldBytes = 0;
        if (runs.size() > MAX_RUNS) {
            List<RowSource> sources = new ArrayList<>();
            for (Run run : runs) {
                sources.add(reader(run));
            }
            Run whole = written(merged(sources));
            runs.clear();
            runs.add(whole);
        }
    }

    private static RowSource inMemory(List<KeyedRow> rows) {
        return new RowSource() {
            private int position;

            @Override
            public @Nullable KeyedRow next() {
                return position < rows.size() ? rows.get(position++) : null;
            }
        };
    }

    private RowSource merged(List<RowSource> sources) throws IOException {
        if (sources.size() == 1) {
            return sources.get(0);
        }
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row, order));
        for (RowSource source : sources) {
            offer(heads, source);
        }
        return () -> {
            Head least = heads.poll();
            if (least == null) {
                return null;
            }
            offer(heads, least.source());
            return least.row();
        };
    }

    /** The next row of a source that is being merged. */
    private record Head(KeyedRow row, RowSource source) {}

    private static void offer(PriorityQueue<Head> heads, RowSource source) throws IOException {
        KeyedRow next = source.next();
        if (next != null) {
            heads.add(new Head(next, source));
        }
    }

    private Run written(RowSource rows) throws IOException {
        FileChannel channel = file();
        long from = channel.size();
        channel.position(from);
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        for (KeyedRow row = rows.next(); row != null; row = rows.next()) {
            write(row, out);
        }
        out.flush();
        return new Run(from, channel.position());
    }

    private static void write(KeyedRow row, DataOutputStream out) throws IOException {
        RawLine line = row.row().line();
        out.writeInt(row.key().length);
        out.write(row.key());
        out.writeLong(line.number());
        out.writeInt(row.row().record());
        out.writeBoolean(row.row().isCounted());
        out.writeInt(line.bytes().length);
        out.write(line.bytes());
    }

    private RowSource reader(Run run) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new RunStream(file(), run), BUFFER));
        return () -> in.available() == 0 && isAtEnd(in) ? null : read(in);
    }

    private static boolean isAtEnd(DataInputStream in) throws IOException {
        in.mark(1);
        boolean isAtEnd = in.read() < 0;
        in.reset();
        return isAtEnd;
    }

    private static KeyedRow read(DataInputStream in) throws IOException {
        byte[] key = in.readNBytes(in.readInt());
        long number = in.readLong();
        int record = in.readInt();
        boolean isCounted = in.readBoolean();
        byte[] bytes = in.readNBytes(in.readInt());
        return new KeyedRow(key, new SortedRow(new RawLine(number, bytes, bytes.length), record, isCounted));
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path path = Files.createTempFile("landport-rows-", ".tmp");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    /** The bytes of a run, without moving the position at which others are written. */
    private static final class RunStream extends InputStream {
        private final FileChannel channel;
        private final long to;
        private long position;

        RunStream(FileChannel channel, Run run) {
            this.channel = channel;
            this.position = run.from();
            this.to = run.to();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position >= to) {
                return -1;
            }
            int most = (int) Math.min(length, to - position);
            int count = channel.read(ByteBuffer.wrap(bytes, offset, most), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
