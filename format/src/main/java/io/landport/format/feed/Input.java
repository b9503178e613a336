package io.landport.format.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** A file or standard input that a feed is read from. gzip is decompressed transparently. */
public final class Input {
    /** The name of standard input. */
    public static final String STANDARD_INPUT = "-";

    /** Between the name of an archive and that of a file in it. */
    private static final String ENTRY = "!/";

    private static final int BUFFER = 64 * 1024;
    private static final byte[] GZIP = {(byte) 0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};

    private final String givenName;
    private final String fileName;
    private final @Nullable Path path;
    private final @Nullable InputStream stream;
    private final boolean isAsStored;
    private @Nullable String hash;
    private @Nullable MessageDigest passing;

    private Input(
            String givenName, String fileName, @Nullable Path path, @Nullable InputStream stream, boolean isAsStored) {
        this.givenName = givenName;
        this.fileName = fileName;
        this.path = path;
        this.stream = stream;
        this.isAsStored = isAsStored;
    }

    /** A file, compressed or not. */
    public static Input file(Path path) {
        return file(path, path.toString());
    }

    /** The same with another name in messages. */
    public static Input file(Path path, String givenName) {
        Path last = path.getFileName();
        return new Input(givenName, last == null ? givenName : last.toString(), path, null, true);
    }

    /** A stream that can be read once. The feed that reads it closes it. */
    public static Input stream(InputStream stream) {
        return new Input(STANDARD_INPUT, STANDARD_INPUT, null, stream, true);
    }

    /**
     * A stream that is not decompressed, because its receiver has decompressed it within limits. It has no hash.
     *
     * @param name in messages
     */
    public static Input decompressed(String name, InputStream stream) {
        return new Input(name, name, null, stream, false);
    }

    /** The same for bytes in memory. */
    public static Input decompressed(String name, byte[] bytes) {
        return decompressed(name, new Memory(bytes));
    }

    /**
     * A file in this archive. It is decompressed, and has no path: its name is only a name.
     *
     * @param number of the file in the archive, which tells apart files of one name
     */
    Input entry(String name, long number, InputStream content) throws IOException {
        Input entry = new Input(givenName + ENTRY + name, fileName + ENTRY + name, null, content, false);
        entry.hash = hash().map(ofArchive -> ofArchive + '/' + number).orElse(null);
        return entry;
    }

    /** The name that the user gave. */
    public String givenName() {
        return givenName;
    }

    /** The name without folders; of a file in an archive the name of the archive without folders, and that of the file. */
    public String fileName() {
        return fileName;
    }

    /**
     * The bytes of the text, decompressed and without byte order mark, as a stream that can be marked.
     *
     * @throws InvalidFileException if there is no such file, or it is an archive or UTF-16
     */
    public InputStream open() throws IOException {
        return open(false);
    }

    /** The same, or the archive as it is stored if it is one that can be read; {@link #isArchive} says which. */
    public InputStream openTextOrArchive() throws IOException {
        return open(true);
    }

    /** Whether a stream that was opened begins as an archive of files. */
    public static boolean isArchive(InputStream opened) throws IOException {
        byte[] start = start(opened);
        return startsWith(start, ZIP) || startsWith(start, EMPTY_ZIP);
    }

    /** Whether a stream begins as one that is compressed with gzip. */
    static boolean isGzip(InputStream opened) throws IOException {
        return startsWith(start(opened), GZIP);
    }

    private InputStream open(boolean acceptsArchive) throws IOException {
        InputStream stored = openStored();
        try {
            if (acceptsArchive && isAsStored && isArchive(stored)) {
                return stored;
            }
            return text(isAsStored && isGzip(stored) ? gunzip(stored) : stored);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /** Hex SHA-256 of the file as stored, of a file in an archive that of the archive and its number; empty for a stream. */
    public Optional<String> hash() throws IOException {
        if (hash == null && path != null && Files.isRegularFile(path)) {
            hash = Sha256.of(path);
        }
        return Optional.ofNullable(hash);
    }

    /** The hash after all bytes were read; also available for a stream. */
    public String hashOfRead() throws IOException {
        Optional<String> known = hash();
        if (known.isPresent()) {
            return known.get();
        }
        return Sha256.hex(Objects.requireNonNull(passing, "not read yet").digest());
    }

    /** The bytes as they were given, as a stream that can be marked. */
    private InputStream openStored() throws IOException {
        InputStream bytes = openGiven();
        if (!isAsStored) {
            return bytes.markSupported() ? bytes : new BufferedInputStream(bytes);
        }
        if (hash().isPresent()) {
            return new BufferedInputStream(bytes);
        }
        MessageDigest digest = Sha256.digest();
        passing = digest;
        return new BufferedInputStream(new DigestInputStream(bytes, digest));
    }

    private InputStream openGiven() throws IOException {
        if (path == null) {
            return Objects.requireNonNull(stream);
        }
        if (Files.isDirectory(path)) {
            throw new InvalidFileException(this, "is a folder: name the files in it");
        }
        try {
            // A pipe has no position, which the stream of a file asks for.
            return Files.exists(path) && !Files.isRegularFile(path)
                    ? new FileInputStream(path.toFile())
                    : Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new InvalidFileException(this, "does not exist");
        } catch (AccessDeniedException e) {
            throw new InvalidFileException(this, "may not be read by this user");
        }
    }

    /** All members of the file. Java's own stream takes a damaged member after the first for the end of the file. */
    private static InputStream gunzip(InputStream in) throws IOException {
        return new BufferedInputStream(GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(in, BUFFER))
                .setDecompressConcatenated(true)
                .get());
    }

    private InputStream text(InputStream in) throws IOException {
        byte[] start = start(in);
        if (isArchive(in)) {
            throw new InvalidFileException(this, "is a zip archive: unpack it first");
        }
        if (startsWith(start, UTF_16_BIG) || startsWith(start, UTF_16_LITTLE)) {
            throw new InvalidFileException(this, "is UTF-16: save it as UTF-8");
        }
        if (startsWith(start, UTF_8_MARK)) {
            in.skipNBytes(UTF_8_MARK.length);
        }
        return in;
    }

    /** The first bytes, which are read again. */
    private static byte[] start(InputStream in) throws IOException {
        in.mark(ZIP.length);
        byte[] start = in.readNBytes(ZIP.length);
        in.reset();
        return start;
    }

    private static boolean startsWith(byte[] start, byte[] mark) {
        return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }

    /** Bytes in memory that are copied at once, where Java's own class reads them by way of a buffer of 8 KiB. */
    private static final class Memory extends ByteArrayInputStream {
        Memory(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized byte[] readNBytes(int most) {
            byte[] read = Arrays.copyOfRange(buf, pos, pos + Math.min(most, available()));
            pos += read.length;
            return read;
        }
    }
}
