package io.landport.terminal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The controlling terminal with a screen of its own and keys without Enter. Closing restores screen, cursor and settings. */
public final class KeyTerminal implements AutoCloseable {
    private static final String OWN_SCREEN = "\u001b[?1049h\u001b[?25l";
    private static final String FORMER_SCREEN = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K";
    private static final String END_OF_SCREEN = "\u001b[J";
    private static final String INVERSE = "\u001b[7m";
    private static final String PLAIN = "\u001b[0m";
    private static final Size USUAL_SIZE = new Size(24, 80);

    private final PrintWriter out;
    private final String settings;
    private final InputStream in;
    private final BlockingQueue<Keystroke> pressed = new LinkedBlockingQueue<>();
    private final Thread reader = new Thread(this::read, "keys");
    private volatile boolean isClosing;
    private volatile boolean isGone;

    private KeyTerminal(PrintWriter out, String settings, InputStream in) {
        this.out = out;
        this.settings = settings;
        this.in = in;
    }

    /**
     * Takes over the terminal; empty if the process has none that it can set.
     *
     * @param out the terminal, without escapes
     */
    public static Optional<KeyTerminal> open(PrintWriter out) {
        Optional<String> saved = Stty.saved();
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        KeyTerminal terminal;
        try {
            terminal = new KeyTerminal(out, saved.get(), new FileInputStream(Stty.TERMINAL));
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!Stty.readKeys()) {
            return Optional.empty();
        }
        terminal.begin();
        return Optional.of(terminal);
    }

    /** The next key, if one is pressed in time. */
    public Optional<Keystroke> key(long timeoutMillis) throws InterruptedException {
        return Optional.ofNullable(pressed.poll(timeoutMillis, TimeUnit.MILLISECONDS));
    }

    /** The present size. Starts a short program: not for each key. */
    public Size size() {
        return Stty.size().orElse(USUAL_SIZE);
    }

    /** Whether the terminal was closed, for example because the connection to it has ended. */
    public boolean isGone() {
        return isGone || out.checkError();
    }

    /** Replaces what is shown. */
    public void show(List<ScreenLine> lines) {
        StringBuilder screen = new StringBuilder(HOME);
        List<String> shown = new ArrayList<>();
        for (ScreenLine line : lines) {
            String text = PrintableText.of(line.text());
            shown.add((line.isInverse() ? INVERSE + text + PLAIN : text) + END_OF_LINE);
        }
        out.print(screen.append(String.join("\n", shown)).append(END_OF_SCREEN));
        out.flush();
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            reader.join();
            in.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It is not used any more.
        } finally {
            out.print(FORMER_SCREEN);
            out.flush();
            Stty.set(settings);
        }
    }

    private void begin() {
        out.print(OWN_SCREEN);
        out.flush();
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        KeyParser parser = new KeyParser();
        byte[] bytes = new byte[256];
        try {
            while (!isClosing) {
                // A read that times out looks like the end of a file.
                int length = in.read(bytes);
                if (length > 0) {
                    pressed.addAll(parser.parse(bytes, length));
                }
            }
        } catch (IOException e) {
            isGone = true;
        }
    }
}
