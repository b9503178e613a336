package io.landport.format.feed;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files in a zip archive, one after the other and in its order, in bounded memory. Their names are used in messages only. They
 * may expand to at most a hundred times the bytes of the archive so far.
 */
public final class Archive implements AutoCloseable {
    /** As in bodies of requests: documents are compressed to a tenth or less; what is made to be large, to a thousandth. */
    private static final long MAX_RATIO = 100;

    /** A small archive may be compressed better. */
    private static final long FREE_OF_RATIO = 1L << 20;

    private static final int MAX_NAME = 200;

    private final Input archive;
    private final Stored stored;
    private final ZipInputStream zip;
    private InputStream content = InputStream.nullInputStream();
    private String place = "its beginning";
    private long files;
    private long entries;
    private long decompressed;

    /** @param opened the bytes of the archive, closed with this */
    public Archive(Input archive, InputStream opened) {
        this.archive = archive;
        this.stored = new Stored(opened);
        // Names in UTF-8 say so. Others are in an encoding that is not known: in this one, any bytes are a name.
        this.zip = new ZipInputStream(stored, StandardCharsets.ISO_8859_1);
    }

    /** The beginning of an input; that of its first file if it is an archive. */
    public static byte[] beginning(Input input, int most) throws IOException {
        InputStream opened = input.openTextOrArchive();
        try (Archive archive = new Archive(input, opened)) {
            if (!Input.isArchive(opened)) {
                return opened.readNBytes(most);
            }
            Input first = archive.next();
            return first == null ? new byte[0] : first.open().readNBytes(most);
        }
    }

    /**
     * The text of a file in an archive.
     *
     * @throws InvalidFileException if it is compressed itself: the limit of an archive would not apply
     */
    public static InputStream text(Input file) throws IOException {
        InputStream text = file.open();
        if (Input.isGzip(text)) {
            throw new InvalidFileException(file, "is compressed with gzip: unpack it first");
        }
        return text;
    }

    /**
     * The next file, null after the last one. It can be read until this is called again.
     *
     * @throws InvalidFileException if the archive has no file
     * @throws IOException if the archive is damaged, cut off, encrypted or expands too much
     */
    public @Nullable Input next() throws IOException {
        ZipEntry entry = nextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = nextEntry();
        }
        if (entry == null) {
            requireEnd();
            return null;
        }
        files++;
        return archive.entry(place, files, content);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Reads the one before to its end, also if that is a folder, which should have no content. */
    private @Nullable ZipEntry nextEntry() throws IOException {
        content.transferTo(OutputStream.nullOutputStream());
        try {
            ZipEntry entry = zip.getNextEntry();
            if (entry != null) {
                entries++;
                place = printable(entry.getName());
                content = new Content();
            }
            return entry;
        } catch (ZipException e) {
            throw damaged("after " + place, e);
        } catch (EOFException e) {
            throw new EOFException("after " + place);
        } catch (IllegalArgumentException e) {
            throw damaged("after " + place, new ZipException("the name of a file is not UTF-8"));
        }
    }

    private static String printable(String name) {
        String start = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
        return start.replaceAll("\\p{C}", "?");
    }

    private static ZipException damaged(String where, ZipException cause) {
        String what = String.valueOf(cause.getMessage());
        String fix = what.contains("encrypted")
                ? "pack it without a password"
                : "get the whole archive again, or unpack it and give its files";
        ZipException damaged = new ZipException(where + ": " + what + ": " + fix);
        damaged.initCause(cause);
        return damaged;
    }

    /** An archive ends with a list of its files. Without it the archive may have been cut off between two of them. */
    private void requireEnd() throws IOException {
        stored.transferTo(OutputStream.nullOutputStream());
        int listed = stored.listed();
        if (listed < 0) {
            throw new EOFException("the list of its files is missing");
        }
        if (listed != entries && listed != Stored.MANY) {
            throw damaged("after " + place, new ZipException("it lists " + listed + " files and has " + entries));
        }
        if (files == 0) {
            throw new InvalidFileException(archive, "has no files");
        }
    }

    /** The content of the current file. Closing it does not close the archive. */
    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int count = zip.read(target, offset, length);
                decompressed += Math.max(0, count);
                if (decompressed > Math.max(FREE_OF_RATIO, MAX_RATIO * stored.total)) {
                    throw new ZipException("expands to more than " + MAX_RATIO + " times the size of the archive");
                }
                return count;
            } catch (ZipException e) {
                throw damaged("in " + place, e);
            } catch (EOFException e) {
                throw new EOFException("in " + place);
            }
        }
    }

    /** The bytes of the archive. The last ones are kept, because the list of files is found from the end. */
    private static final class Stored extends FilterInputStream {
        /** What the number of files says if there are more, which is written elsewhere. */
        static final int MANY = 0xFFFF;

        private static final int END = 0x06054b50;
        private static final int END_BYTES = 22;
        private static final int NUMBER_AT = 10;
        private static final int COMMENT_AT = 20;
        private static final int KEPT = END_BYTES + 0xFFFF;

        private final byte[] kept = new byte[KEPT];
        private long total;

        Stored(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, Math.min(length, KEPT));
            if (count > 0) {
                int at = (int) (total % KEPT);
                int first = Math.min(count, KEPT - at);
                System.arraycopy(target, offset, kept, at, first);
                System.arraycopy(target, offset + first, kept, 0, count - first);
                total += count;
            }
            return count;
        }

        /** How many files and folders the list at the end has; negative if there is no list. */
        int listed() {
            int size = (int) Math.min(total, KEPT);
            ByteBuffer end = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            int at = (int) ((total - size) % KEPT);
            int first = Math.min(size, KEPT - at);
            end.put(kept, at, first).put(kept, 0, size - first);
            for (int begin = size - END_BYTES; begin >= 0; begin--) {
                if (end.getInt(begin) == END
                        && Short.toUnsignedInt(end.getShort(begin + COMMENT_AT)) == size - END_BYTES - begin) {
                    return Short.toUnsignedInt(end.getShort(begin + NUMBER_AT));
                }
            }
            return -1;
        }
    }
}
