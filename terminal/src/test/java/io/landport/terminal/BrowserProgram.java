package io.landport.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Browses a table on the terminal that it runs on. {@code x} makes it fail. */
final class BrowserProgram {
    private BrowserProgram() {}

    public static void main(String... arguments) throws InterruptedException {
        List<Table.Row> rows = new ArrayList<>();
        for (int number = 1; number <= 50; number++) {
            rows.add(new Table.Row(List.of(TableCell.of("crossing-" + number), TableCell.of(number)), false));
        }
        rows.add(new Table.Row(List.of(TableCell.of("evil\u001b[2J\u001b]0;owned\u0007"), TableCell.of(0)), false));
        Table table = new Table(List.of("51 rows"), List.of("crossing", "lines"), rows, List.of());
        TableBrowser browser = new TableBrowser(List.of("one", "two"));
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        try (KeyTerminal terminal = KeyTerminal.open(out).orElseThrow()) {
            while (!browser.isOver()) {
                browser.resize(terminal.size());
                terminal.show(browser.lines(table));
                Optional<Keystroke> key = terminal.key(200);
                if (key.isPresent() && key.get().equals(Keystroke.of('x'))) {
                    throw new IllegalStateException("a bug");
                }
                key.ifPresent(browser::press);
            }
        }
    }
}
