package io.landport.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processor time of a process by thread, from {@code /proc}. Linux keeps 15 characters of a name. Threads that differ in a number at the
 * end of their name are one entry.
 */
public record ThreadTimes(Map<String, Duration> times) {
    /** Threads of one name. */
    public record Entry(String name, Duration time) {}

    public ThreadTimes {
        times = Map.copyOf(times);
    }

    /** The threads of a process that is running. */
    public static ThreadTimes of(long pid) {
        Map<String, Duration> times = new HashMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            threads.forEach(thread -> add(thread, times));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the threads of process " + pid, e);
        }
        return new ThreadTimes(times);
    }

    /** Those that used the most time since an earlier look, the greatest first. */
    public List<Entry> busiestSince(ThreadTimes earlier, int most) {
        return times.entrySet().stream()
                .map(thread -> new Entry(
                        thread.getKey(),
                        thread.getValue().minus(earlier.times.getOrDefault(thread.getKey(), Duration.ZERO))))
                .sorted(Comparator.comparing(Entry::time).reversed())
                .limit(most)
                .toList();
    }

    private static void add(Path thread, Map<String, Duration> times) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            times.merge(name.replaceAll("[-#]?\\d+$", ""), ResourceUsage.cpu(stat), Duration::plus);
        } catch (NoSuchFileException e) {
            // It has ended.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + thread, e);
        }
    }
}
