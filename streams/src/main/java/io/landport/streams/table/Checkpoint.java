package io.landport.streams.table;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a table on disk contained after a commit. The bytes of its pages never change afterwards, and their space is not reused
 * before a later checkpoint is on disk. So a table is recovered from its latest checkpoint, whatever was appended since, and
 * then restored from the log.
 *
 * @param log identifies the log: a table of another log is not recovered
 * @param offset of the latest record in the log that the table contains
 * @param highest number of any page, dropped ones included
 * @param pages in the order of their numbers
 */
record Checkpoint(String log, long offset, long highest, List<SavedPage> pages) {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);
    private static final int FORMAT = 1;
    private static final String FILE = "checkpoint";

    /**
     * A page.
     *
     * @param isDeleted whether the log has deleted it while it had live entries
     */
    record SavedPage(
            long number,
            int slot,
            int capacity,
            int end,
            int slices,
            boolean isSingle,
            boolean isDeleted,
            long precededBy,
            int precededTo) {
        static SavedPage of(Page page) {
            return new SavedPage(
                    page.number(),
                    page.slot(),
                    page.capacity(),
                    page.end(),
                    page.slices(),
                    page.isSingle(),
                    page.isDeleted(),
                    page.precededBy(),
                    page.precededTo());
        }

        private static SavedPage read(DataInputStream in) throws IOException {
            return new SavedPage(
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readLong(),
                    in.readInt());
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeLong(number);
            out.writeInt(slot);
            out.writeInt(capacity);
            out.writeInt(end);
            out.writeInt(slices);
            out.writeBoolean(isSingle);
            out.writeBoolean(isDeleted);
            out.writeLong(precededBy);
            out.writeInt(precededTo);
        }

        /** The offset in the file after the page. */
        long fileEnd() {
            return Pages.end(slot, capacity);
        }
    }

    Checkpoint {
        pages = List.copyOf(pages);
    }

    /** The checkpoint in a folder; empty if there is none, or if it or its pages are damaged, or if it belongs to another log. */
    static Optional<Checkpoint> read(Path folder, String log) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Path pages = folder.resolve(PagedEntries.PAGES);
        long size = Files.exists(pages) ? Files.size(pages) : 0;
        Optional<Checkpoint> checkpoint = decode(Files.readAllBytes(file))
                .filter(found -> found.log.equals(log))
                .filter(found -> found.fileEnd() <= size);
        if (checkpoint.isEmpty()) {
            LOG.warn("{} is damaged or belongs to other topics; the table is restored from its changelog", file);
        }
        return checkpoint;
    }

    /** Writes the file to the disk under another name and then renames it, so that a crash leaves the previous one. */
    void write(Path folder) throws IOException {
        Path part = folder.resolve(FILE + ".part");
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel)) {
            encode(out);
            channel.force(true);
        }
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The offset in the file of the table after its last page. */
    long fileEnd() {
        return pages.stream().mapToLong(SavedPage::fileEnd).max().orElse(0);
    }

    List<SavedPage> pagesBySlot() {
        return pages.stream().sorted(Comparator.comparingInt(SavedPage::slot)).toList();
    }

    private void encode(OutputStream to) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(to), new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeInt(FORMAT);
        out.writeUTF(log);
        out.writeLong(offset);
        out.writeLong(highest);
        out.writeInt(pages.size());
        for (SavedPage page : pages) {
            page.write(out);
        }
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static Optional<Checkpoint> decode(byte[] bytes) throws IOException {
        int length = bytes.length - Long.BYTES;
        if (length <= 0) {
            return Optional.empty();
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        if (sum.getValue() != ByteBuffer.wrap(bytes).getLong(length)) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (in.readInt() != FORMAT) {
            return Optional.empty();
        }
        String log = in.readUTF();
        long offset = in.readLong();
        long highest = in.readLong();
        List<SavedPage> pages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pages.add(SavedPage.read(in));
        }
        return Optional.of(new Checkpoint(log, offset, highest, pages));
    }
}
