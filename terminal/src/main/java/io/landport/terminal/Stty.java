package io.landport.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of the controlling terminal, by the program {@code stty}, which every Unix has. */
final class Stty {
    static final File TERMINAL = new File("/dev/tty");

    private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)");

    private Stty() {}

    /** All settings in a form that {@link #set} takes; empty if there is no controlling terminal or no stty. */
    static Optional<String> saved() {
        return run("-g").map(String::strip).filter(saved -> !saved.isEmpty());
    }

    /** Keys arrive at once and are not echoed; a read ends after a tenth of a second. Interrupt and quit stay signals. */
    static boolean readKeys() {
        return set("-icanon", "-echo", "min", "0", "time", "1", "susp", "undef");
    }

    /** Returns whether it was possible. */
    static boolean set(String... settings) {
        return run(settings).isPresent();
    }

    /** Empty if the terminal does not know its size. */
    static Optional<Size> size() {
        return run("size").flatMap(printed -> {
            Matcher size = SIZE.matcher(printed.strip());
            return size.matches()
                            && !size.group(1).equals("0")
                            && !size.group(2).equals("0")
                    ? Optional.of(new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))))
                    : Optional.empty();
        });
    }

    private static Optional<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return stty.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
