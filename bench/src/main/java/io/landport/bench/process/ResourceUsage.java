package io.landport.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What processes have used, from {@code /proc}.
 *
 * @param cpu user and system time since their start
 * @param peakBytes the most resident memory that they ever had, added up
 * @param residentBytes what they have now, added up
 */
public record Usage(Duration cpu, long peakBytes, long residentBytes) {
    public static final Usage NONE = new Usage(Duration.ZERO, 0, 0);

    private static final Path PROC = Path.of("/proc");

    /** Linux counts CPU time in hundredths of a second for every program, whatever the kernel counts in. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int UTIME = 11;
    private static final int OF_ITSELF = 2;
    private static final int WITH_ENDED_CHILDREN = 4;
    private static final long KIB = 1024;

    /** What one process has used; nothing where it has ended. */
    public static Usage of(long pid) {
        return of(pid, OF_ITSELF);
    }

    /** What a process and all below it have used, those that have ended included. Memory that they share counts once each. */
    public static Usage ofTree(long pid) {
        Usage whole = of(pid, WITH_ENDED_CHILDREN);
        Optional<ProcessHandle> root = ProcessHandle.of(pid);
        List<ProcessHandle> below =
                root.map(ProcessHandle::descendants).map(Stream::toList).orElse(List.of());
        for (ProcessHandle process : below) {
            whole = whole.plus(of(process.pid(), WITH_ENDED_CHILDREN));
        }
        return whole;
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(cpu.plus(other.cpu), peakBytes + other.peakBytes, residentBytes + other.residentBytes);
    }

    private static Usage of(long pid, int numbers) {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            return new Usage(
                    cpu(Files.readString(folder.resolve("stat")), numbers),
                    bytes(folder, "VmHWM:"),
                    bytes(folder, "VmRSS:"));
        } catch (NoSuchFileException ended) {
            return NONE;
        } catch (IOException failed) {
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                return NONE; // it ended while it was being read
            }
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
    }

    /** The fields after the command's name, which may hold blanks and brackets. */
    private static Duration cpu(String stat, int numbers) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = UTIME; field < UTIME + numbers; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofNanos(ticks * NANOS_PER_TICK);
    }

    /** The file is read at once: what goes through its lines would meet the end of a process in a place of its own. */
    private static long bytes(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve("status"))
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElse(0);
    }
}
