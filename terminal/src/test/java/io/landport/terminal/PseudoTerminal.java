package io.landport.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A program on a terminal that {@code script} of util-linux makes. Compares the settings of the terminal before and after. */
public final class PseudoTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Process script;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Thread reader = new Thread(this::read, "pseudo-terminal");

    private PseudoTerminal(Path folder, Process script) {
        this.folder = folder;
        this.script = script;
    }

    /** Whether there is a {@code script} that takes a command. */
    public static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/script"));
    }

    /** Starts a program on a terminal of 24 rows with 100 columns. */
    public static PseudoTerminal start(Path folder, List<String> command) throws IOException {
        String words = command.stream()
                .map(word -> '\'' + word.replace("'", "'\\''") + '\'')
                .collect(Collectors.joining(" "));
        // The shell must outlive an interrupt, to see the settings afterwards.
        Path commands = Files.writeString(folder.resolve("commands.sh"), """
                trap : INT
                stty rows 24 cols 100
                tty > '%1$s/tty'
                stty -g > '%1$s/before'
                %2$s 2> '%1$s/errors'
                echo $? > '%1$s/code'
                stty -g > '%1$s/after'
                """.formatted(folder, words));
        // Programs that are started in the background ignore interrupts, and so do theirs.
        ProcessBuilder builder = new ProcessBuilder(
                        "env", "--default-signal=INT", "script", "-qec", "sh " + commands, "/dev/null")
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        PseudoTerminal terminal = new PseudoTerminal(folder, builder.start());
        terminal.reader.start();
        return terminal;
    }

    /** The command that runs a class of the class path of the tests. */
    public static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    public void press(String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().flush();
    }

    public void resize(int rows, int columns) throws IOException, InterruptedException {
        String tty = Files.readString(folder.resolve("tty")).strip();
        Process stty = new ProcessBuilder("stty", "-F", tty, "rows", "" + rows, "cols", "" + columns).start();
        if (stty.waitFor() != 0) {
            throw new IOException("cannot resize " + tty);
        }
    }

    /** All that was written to the terminal. */
    public synchronized String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The lines of the last whole screen, without colours. */
    public List<String> screen() {
        String[] screens = output().split("\u001b\\[H", -1);
        for (int index = screens.length - 1; index > 0; index--) {
            if (screens[index].contains("\u001b[J")) {
                String screen = screens[index].substring(0, screens[index].indexOf("\u001b[J"));
                return screen.replaceAll("\u001b\\[[0-9?]*[a-zA-Z]", "")
                        .lines()
                        .map(String::stripTrailing)
                        .toList();
            }
        }
        return List.of();
    }

    /** Waits for a screen. */
    public void await(Predicate<List<String>> isExpected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            while (!isExpected.test(screen())) {
                if (System.nanoTime() > deadline || !script.isAlive()) {
                    throw new AssertionError("not as expected:\n" + String.join("\n", screen()) + "\n" + output());
                }
                TimeUnit.MILLISECONDS.timedWait(this, 200);
            }
        }
    }

    /** Waits for the end of the program; returns its exit code. */
    public int awaitEnd() throws IOException, InterruptedException {
        if (!script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        reader.join();
        return Integer.parseInt(Files.readString(folder.resolve("code")).strip());
    }

    /** Whether the terminal has the settings from before the program. */
    public boolean isRestored() throws IOException {
        return Files.readString(folder.resolve("before")).equals(Files.readString(folder.resolve("after")));
    }

    /** What the program wrote to standard error. */
    public String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    @Override
    public void close() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    private void read() {
        byte[] bytes = new byte[4096];
        try (InputStream in = script.getInputStream()) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                synchronized (this) {
                    output.write(bytes, 0, length);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
