package io.landport.answer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An output that stays open when it is closed, for writers that close what they write to. */
public final class StayingOpen extends FilterOutputStream {
    public StayingOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
