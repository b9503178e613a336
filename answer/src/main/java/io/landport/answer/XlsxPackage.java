package io.landport.answer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The file of a workbook. The library writes a sheet before it knows how many rows it has, so it states that a sheet has a single cell,
 * which some readers believe, and dates all entries 1980. A copy has the cells that there are, and a time.
 */
final class XlsxPackage {
    private static final String SHEETS = "xl/worksheets/sheet";
    private static final String SINGLE_CELL = "<dimension ref=\"A1\"/>";

    /** The dimension is near the beginning of a sheet. */
    private static final int BEGINNING = 4_096;

    private static final int COMPRESSION = 4;

    /** Of a file without a name, which is gone when this is closed or the process ends. */
    private final FileChannel written;

    private XlsxPackage(FileChannel written) {
        this.written = written;
    }

    static XlsxPackage create() throws IOException {
        File file = File.createTempFile("landport-workbook", null);
        RandomAccessFile opened = new RandomAccessFile(file, "rw");
        if (!file.delete()) {
            file.deleteOnExit();
        }
        return new XlsxPackage(opened.getChannel());
    }

    /** Where the library writes the workbook. */
    OutputStream output() {
        return Channels.newOutputStream(written);
    }

    /**
     * Copies the workbook and removes the original.
     *
     * @param lastCells of the sheets, such as {@code G12}
     * @param time of the entries
     * @param out stays open
     */
    void copyTo(OutputStream out, List<String> lastCells, LocalDateTime time) throws IOException {
        // Java reads zip files by name, or from their beginning, where the library does not write the sizes of entries.
        try (ZipFile from = ZipFile.builder().setSeekableByteChannel(written).get()) {
            ZipOutputStream to = new ZipOutputStream(out);
            to.setLevel(COMPRESSION);
            for (ZipArchiveEntry entry : Collections.list(from.getEntriesInPhysicalOrder())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(time);
                to.putNextEntry(copy);
                try (InputStream content = from.getInputStream(entry)) {
                    if (entry.getName().startsWith(SHEETS)) {
                        to.write(beginning(content, lastCells.get(sheet(entry.getName()) - 1)));
                    }
                    content.transferTo(to);
                }
                to.closeEntry();
            }
            to.finish();
        }
    }

    private static int sheet(String name) {
        return Integer.parseInt(name.substring(SHEETS.length(), name.length() - ".xml".length()));
    }

    private static byte[] beginning(InputStream sheet, String lastCell) throws IOException {
        // One character for a byte, because the last character may be cut.
        String text = new String(sheet.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        return text.replace(SINGLE_CELL, "<dimension ref=\"A1:" + lastCell + "\"/>")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
