package io.landport.format.csv;

import io.landport.format.feed.RawLine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts rows by their documents in bounded memory: what does not fit is written to temporary files in sorted runs, which are
 * merged. A file is readable by its owner only and has no name once it is open, so that nothing remains of it if the process dies.
 */
final class RowSort implements Closeable {
    /** Of the objects that hold a row. */
    private static final int OVERHEAD = 128;

    /** More runs than this are merged to one, so that few files and buffers are open at a time. */
    private static final int MAX_RUNS = 64;

    private static final int BUFFER = 16 * 1024;

    private final long maxBytes;
    private final Comparator<SortedRow> order;
    private final List<SortedRow> held = new ArrayList<>();
    private long heldBytes;
    private final List<FileChannel> runs = new ArrayList<>();
    private @Nullable RowSource sorted;

    /**
     * @param maxBytes the memory for rows
     * @param byText whether rows of a document are sorted by their text; otherwise they keep the order of the file
     */
    RowSort(long maxBytes, boolean byText) {
        this.maxBytes = maxBytes;
        Comparator<SortedRow> byDocument = Comparator.comparing(SortedRow::document);
        Comparator<SortedRow> inDocument =
                byText ? byDocument.thenComparing(row -> row.line().bytes(), Arrays::compareUnsigned) : byDocument;
        this.order = inDocument.thenComparingLong(row -> row.line().number()).thenComparingInt(SortedRow::record);
    }

    /**
     * A row that waits for the others of its document.
     *
     * @param document the same for all rows of a document
     * @param record the number of the record that it gives
     * @param isCounted whether it counts as a row of another document
     */
    record SortedRow(String document, RawLine line, int record, boolean isCounted) {}

    /** Rows in their order, null at the end. */
    private interface RowSource {
        @Nullable
        SortedRow next() throws IOException;
    }

    /** The next row of a source that is being merged. */
    private record Head(SortedRow row, RowSource source) {}

    void add(SortedRow row) throws IOException {
        held.add(row);
        heldBytes += row.document().length() + row.line().bytes().length + OVERHEAD;
        if (heldBytes >= maxBytes) {
            writeRun();
        }
    }

    /** Ends the adding of rows. */
    void sort() throws IOException {
        sorted = merge();
    }

    /** The next row in the order of documents, null at the end. */
    @Nullable
    SortedRow next() throws IOException {
        return Objects.requireNonNull(sorted, "not sorted yet").next();
    }

    @Override
    public void close() throws IOException {
        held.clear();
        for (FileChannel run : runs) {
            run.close();
        }
        runs.clear();
    }

    private void writeRun() throws IOException {
        FileChannel run = runs.size() < MAX_RUNS ? write(sortHeld()) : write(merge());
        if (runs.size() >= MAX_RUNS) {
            close();
        }
        held.clear();
        heldBytes = 0;
        runs.add(run);
    }

    private RowSource sortHeld() {
        held.sort(order);
        Iterator<SortedRow> rows = held.iterator();
        return () -> rows.hasNext() ? rows.next() : null;
    }

    /** Merges the runs and the rows in memory. */
    private RowSource merge() throws IOException {
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row, order));
        offer(heads, sortHeld());
        for (FileChannel run : runs) {
            offer(heads, reader(run));
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

    private static void offer(PriorityQueue<Head> heads, RowSource source) throws IOException {
        SortedRow next = source.next();
        if (next != null) {
            heads.add(new Head(next, source));
        }
    }

    private static FileChannel write(RowSource rows) throws IOException {
        FileChannel run = FileChannel.open(
                Files.createTempFile("landport-rows-", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(run), BUFFER));
            for (SortedRow row = rows.next(); row != null; row = rows.next()) {
                byte[] document = row.document().getBytes(StandardCharsets.UTF_8);
                out.writeInt(document.length);
                out.write(document);
                out.writeLong(row.line().number());
                out.writeInt(row.record());
                out.writeBoolean(row.isCounted());
                out.writeInt(row.line().bytes().length);
                out.write(row.line().bytes());
            }
            out.flush();
            return run;
        } catch (IOException e) {
            run.close();
            throw e;
        }
    }

    private static RowSource reader(FileChannel run) throws IOException {
        run.position(0);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(run), BUFFER));
        return () -> isAtEnd(in) ? null : read(in);
    }

    private static boolean isAtEnd(DataInputStream in) throws IOException {
        in.mark(1);
        boolean isAtEnd = in.read() < 0;
        in.reset();
        return isAtEnd;
    }

    private static SortedRow read(DataInputStream in) throws IOException {
        String document = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        long number = in.readLong();
        int record = in.readInt();
        boolean isCounted = in.readBoolean();
        byte[] bytes = in.readNBytes(in.readInt());
        return new SortedRow(document, new RawLine(number, bytes, bytes.length), record, isCounted);
    }
}
