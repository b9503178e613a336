package io.landport.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** Standard output or standard error for people: escapes what a terminal would execute, wherever the text comes from. */
public final class PrintableWriter extends PrintWriter {
    private final PrintWriter unescaped;

    private PrintableWriter(PrintWriter unescaped) {
        super(new Escaping(unescaped), true);
        this.unescaped = unescaped;
    }

    /** Escapes what is written to an output. */
    public static PrintableWriter of(PrintWriter out) {
        return out instanceof PrintableWriter printable ? printable : new PrintableWriter(out);
    }

    /** The output without escapes, for formats that programs read and for what controls the terminal. */
    public static PrintWriter unescaped(PrintWriter out) {
        return out instanceof PrintableWriter printable ? printable.unescaped : out;
    }

    private static final class Escaping extends FilterWriter {
        Escaping(PrintWriter unescaped) {
            super(unescaped);
        }

        @Override
        public void write(int character) throws IOException {
            write(Character.toString(character));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            out.write(PrintableText.ofLines(new String(text, from, length)));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(PrintableText.ofLines(text.substring(from, from + length)));
        }
    }
}
