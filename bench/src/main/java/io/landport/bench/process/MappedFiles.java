package io.landport.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a process has mapped into memory and those that it has open, from {@code /proc}.
 *
 * @param mappings number of parts of files in a folder that are mapped
 * @param mappedBytes address space that they take
 * @param residentBytes the part of it that is in memory
 * @param handles open files and sockets, also outside of the folder
 */
public record MappedFiles(long mappings, long mappedBytes, long residentBytes, long handles) {
    private static final String SIZE = "Size:";
    private static final String RESIDENT = "Rss:";
    private static final long KIB = 1024;

    /**
     * Reads them.
     *
     * @param folder whose files count as mapped
     */
    public static MappedFiles of(long pid, Path folder) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
            return counted(Files.readAllLines(process.resolve("smaps")), folder, handles.count());
        }
    }

    /** Each mapping has a line that ends with the path of its file, and then a line for each figure. */
    static MappedFiles counted(List<String> smaps, Path folder, long handles) {
        String inFolder = " " + folder + '/';
        boolean isCounted = false;
        long mappings = 0;
        long mapped = 0;
        long resident = 0;
        for (String line : smaps) {
            if (Character.digit(line.charAt(0), 16) >= 0 && line.indexOf('-') > 0) {
                isCounted = line.contains(inFolder);
                mappings += isCounted ? 1 : 0;
            } else if (isCounted && line.startsWith(SIZE)) {
                mapped += bytes(line);
            } else if (isCounted && line.startsWith(RESIDENT)) {
                resident += bytes(line);
            }
        }
        return new MappedFiles(mappings, mapped, resident, handles);
    }

    private static long bytes(String line) {
        return KIB * Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
