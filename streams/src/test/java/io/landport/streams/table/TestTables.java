package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens tables, each in a folder of its own. */
final class TestTables implements Closeable {
    private final Path folder;
    private final List<PagedEntries> opened = new ArrayList<>();
    private int folders;

    TestTables(Path folder) {
        this.folder = folder;
    }

    PagedEntries open(SliceLog log) {
        return open(newFolder(), Optional.empty(), log);
    }

    PagedEntries open(Path of, Optional<Checkpoint> checkpoint, SliceLog log) {
        return open(of, checkpoint, new Slots(Slots.MOST), log);
    }

    /** @param unused slots for the pages */
    PagedEntries open(Path of, Optional<Checkpoint> checkpoint, Slots unused, SliceLog log) {
        try {
            PagedEntries entries = PagedEntries.open(of, checkpoint, unused, log, () -> false);
            opened.add(entries);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the index of a folder one that has to be computed. */
    void deleteIndex(Path of) {
        try {
            Files.deleteIfExists(of.resolve("directory"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path newFolder() {
        return folder.resolve("table-" + folders++);
    }

    @Override
    public void close() throws IOException {
        for (PagedEntries entries : opened) {
            entries.close();
        }
    }
}
