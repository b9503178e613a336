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
 * The resource usage of processes, from {@code /proc}.
 *
 * @param cpu user and system time since their start
 * @param peakBytes sum of their peak resident memory
 * @param residentBytes sum of their current resident memory
 */
public record ResourceUsage(Duration cpu, long peakBytes, long residentBytes) {
    public static final ResourceUsage NONE = new ResourceUsage(Duration.ZERO, 0, 0);

    private static final Path PROC = Path.of("/proc");

    /** Linux reports CPU time in hundredths of a second, regardless of the kernel's timer frequency. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final double NANOS_PER_MICRO = 1e3;
    private static final int UTIME = 11;
    private static final int OWN = 2;
    private static final int WITH_ENDED_CHILDREN = 4;
    private static final long KIB = 1024;

    /** Usage of one process; zero if it has ended. */
    public static ResourceUsage of(long pid) {
        return of(pid, OWN);
    }

    /** Usage of a process and its descendants, including ended ones. Shared memory counts for each process. */
    public static ResourceUsage ofTree(long pid) {
        ResourceUsage whole = of(pid, WITH_ENDED_CHILDREN);
        Optional<ProcessHandle> root = ProcessHandle.of(pid);
        List<ProcessHandle> descendants =
                root.map(ProcessHandle::descendants).map(Stream::toList).orElse(List.of());
        for (ProcessHandle process : descendants) {
            whole = whole.plus(of(process.pid(), WITH_ENDED_CHILDREN));
        }
        return whole;
    }

    public ResourceUsage plus(ResourceUsage other) {
        return new ResourceUsage(cpu.plus(other.cpu), peakBytes + other.peakBytes, residentBytes + other.residentBytes);
    }

    /** CPU time since an earlier look at the same processes, in microseconds per document. */
    public double microsSince(ResourceUsage earlier, long documents) {
        return cpu.minus(earlier.cpu).toNanos() / NANOS_PER_MICRO / documents;
    }

    private static ResourceUsage of(long pid, int numbers) {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            return new ResourceUsage(
                    cpu(Files.readString(folder.resolve("stat")), numbers),
                    bytes(folder, "VmHWM:"),
                    bytes(folder, "VmRSS:"));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException e) {
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                return NONE; // ended while it was read
            }
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** User and system time of a line of {@code stat}, that of a process or a thread. */
    static Duration cpu(String stat) {
        return cpu(stat, OWN);
    }

    /** Skips the name of the command, which may contain spaces and brackets. */
    private static Duration cpu(String stat, int numbers) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = UTIME; field < UTIME + numbers; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofNanos(ticks * NANOS_PER_TICK);
    }

    /** Reads the file at once, so the end of the process causes an exception in one place only. */
    private static long bytes(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve("status"))
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElse(0);
    }
}
